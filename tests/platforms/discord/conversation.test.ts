import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noMeter } from '../../../src/app/ports/meter.ts';
import type { Inbound, Reply } from '../../../src/app/ports/platform.ts';
import { plainSpans } from '../../../src/core/rich-text.ts';
import { note } from '../../../src/message/blocks.ts';
import { createConversation } from '../../../src/platforms/discord/conversation.ts';
import type { Deed } from '../../../src/platforms/discord/parse.ts';
import type { Replies } from '../../../src/platforms/discord/replying.ts';
import { visitOf } from '../../support/study.ts';

const ticket = { id: '1', application: '2', token: 't', own: false };
const write = { type: 'write', post: 7 } as const;
const pressed: Inbound = { type: 'action', id: '1', visit: visitOf('Ben'), action: write };
const deed: Deed = { ticket, inbound: pressed, permissions: 0n };

const form: Reply = {
  type: 'form',
  form: { title: 'Your answer', submit: 'Submit', action: write, fields: [] },
};
const refusal: Reply = { type: 'private', messages: [note('You have answered already.')] };

/** Notes what somebody gets. */
function noteReplies(acknowledged = true): { readonly replies: Replies; readonly got: string[] } {
  const got: string[] = [];
  const replies: Replies = {
    async acknowledge() {
      got.push('acknowledged');
      return acknowledged;
    },
    async open(_, { title }) {
      got.push(`form: ${title}`);
      return true;
    },
    async offer() {},
    async show(_, messages) {
      for (const { blocks } of messages)
        for (const block of blocks) if (block.type === 'text') got.push(plainSpans(block.spans));
    },
    async add(_, { summary }) {
      got.push(summary);
    },
  };
  return { replies, got };
}

const after = (milliseconds: number, reply: Reply) => () =>
  new Promise<Reply>((resolve) => setTimeout(resolve, milliseconds, reply));

describe('a button that opens a form', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['opens it, as the first response', 100, form, ['form: Your answer']],
    ['says why it does not', 100, refusal, ['acknowledged', 'You have answered already.']],
    [
      'says that it took too long',
      4_000,
      form,
      ['acknowledged', 'That took too long, and Discord opens no form any more. Press again.'],
    ],
    ['says late why it does not', 4_000, refusal, ['acknowledged', 'You have answered already.']],
  ] as const)('%s', async (_, takes, reply, expected) => {
    const { replies, got } = noteReplies();
    const taken = createConversation(replies, after(takes, reply), noMeter)(deed);
    await vi.advanceTimersByTimeAsync(2_900);
    expect(got[0]).toBe(expected[0]);
    await vi.advanceTimersByTimeAsync(2_000);
    await taken;
    expect(got).toEqual(expected);
  });

  it('does it once, however often Discord tells of it', async () => {
    const { replies, got } = noteReplies();
    const take = createConversation(replies, async () => form, noMeter);
    await Promise.all([take(deed), take(deed)]);
    expect(got).toEqual(['form: Your answer']);
  });

  it('shows nothing where Discord waits no more', async () => {
    const { replies, got } = noteReplies(false);
    await createConversation(replies, async () => refusal, noMeter)(deed);
    expect(got).toEqual(['acknowledged']);
  });
});

describe('whoever saves a plan in a channel that is closed to Quorum', () => {
  const saves: Inbound = { ...pressed, action: { type: 'setup-save', version: 1 } };

  it.each([
    [{ savedPlan: true }, ['acknowledged', 'The plan.', expect.stringContaining('I lack View Channel')]],
    [{}, ['acknowledged', 'The plan.']],
  ] as const)('is told so where it was saved: %o', async (saved, expected) => {
    const { replies, got } = noteReplies();
    const reply: Reply = { type: 'private', messages: [note('The plan.')], ...saved };
    await createConversation(replies, async () => reply, noMeter)({ ...deed, inbound: saves });
    expect(got).toEqual(expected);
  });
});
