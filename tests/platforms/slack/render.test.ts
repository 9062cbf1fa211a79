import { describe, expect, it } from 'vitest';
import { buttons, heading } from '../../../src/message/blocks.ts';
import type { Message } from '../../../src/message/message.ts';
import { renderForm, renderMessageView } from '../../../src/platforms/slack/modal.ts';
import { renderBlocks, renderMessage } from '../../../src/platforms/slack/render.ts';
import { loadFullPack } from '../../support/full-pack.ts';
import { allOf, messagesOf, questionsOf } from '../../support/question-messages.ts';
import * as samples from '../../support/sample-messages.ts';
import { checkPayload } from '../../support/slack/checks/check-payload.ts';

function problemsOf(message: Message) {
  const shown = renderMessage(message);
  return [
    ...checkPayload('chat.update', { channel: 'C1', ts: '1.1', ...shown }, { forbidden: [] }),
    ...checkPayload(
      'views.open',
      { trigger_id: '1', view: renderMessageView(message, '{}') },
      { forbidden: [] },
    ),
  ];
}

describe('a message in Slack', () => {
  it.each(
    Object.entries(samples).flatMap(([name, sample]) =>
      typeof sample === 'function' ? [] : [[name, sample] as const],
    ),
  )('is what Slack takes in place of another, and in a modal: %s', (_, message) => {
    expect(problemsOf(message)).toEqual([]);
  });

  it('shows options with their letters, marks, and bars with numbers beside them', () => {
    const [options] = renderBlocks(samples.reveal.blocks.filter(({ type }) => type === 'options'));
    expect(JSON.stringify(options)).toContain('██████░░░░  5 of 8 (63 %)');
    expect(JSON.stringify(options)).toContain('"✓ Your answer"');
    const [wrong] = renderBlocks(samples.verdict.blocks.filter(({ type }) => type === 'options'));
    expect(JSON.stringify(wrong)).toMatch(/"✓ Right".*"✗ Your answer"/);
  });

  it('gives every button an id of its own and its token as value, and tells which one is picked', () => {
    const rows = renderBlocks(samples.draft.blocks).filter(({ type }) => type === 'actions');
    const elements = rows.flatMap((row) =>
      'elements' in row ? (row.elements as { action_id: string; value: string }[]) : [],
    );
    expect(new Set(elements.map((one) => one.action_id)).size).toBe(elements.length);
    expect(elements[0]).toMatchObject({
      value: 'p:2:0',
      text: { text: '✓ A' },
      accessibility_label: 'A, picked',
    });
  });

  it('splits a row of buttons that is too long', () => {
    const many = Array.from({ length: 30 }, (_, place) => ({
      label: `Chapter ${place}`,
      action: { type: 'chapter', pack: 'small', chapter: place } as const,
    }));
    const message = { summary: 'Chapters', blocks: buttons(...many) };
    expect(renderMessage(message).blocks).toHaveLength(2);
    expect(problemsOf(message)).toEqual([]);
  });

  it('fits a modal for a question as long as may be, whatever is said of it', async () => {
    const full = await loadFullPack();
    const messages = questionsOf(full)
      .slice(0, 4)
      .flatMap((question) => allOf(messagesOf([full], question)));
    expect(messages.flatMap(problemsOf)).toEqual([]);
  });

  it('keeps a heading whole that is too long for one', () => {
    const long = 'A very long heading '.repeat(10).trim();
    expect(JSON.stringify(renderBlocks([heading(long)]))).toContain(long);
  });
});

describe('a form in Slack', () => {
  it('is what Slack takes', () => {
    const view = renderForm(samples.scheduleForm(), '{}');
    expect(checkPayload('views.open', { trigger_id: '1', view }, { forbidden: [] })).toEqual([]);
  });
});
