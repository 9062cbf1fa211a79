import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Action } from '../../../src/message/action.ts';
import { note } from '../../../src/message/blocks.ts';
import type { Block, Message } from '../../../src/message/message.ts';
import { room } from '../../../src/message/room.ts';
import { oneOfEach } from '../../support/any-action.ts';
import { privately, type Stage } from '../../support/contract/stage.ts';

/** Tokens that stand for nothing: of another version, or of somebody's making. */
const foreign: readonly Action[] = [
  { type: 'answer', post: -1, option: 0 },
  { type: 'submit', post: 1, picks: [7] },
  { type: 'term', pack: 'ddia', term: 'A Term!' },
  { type: 'setup-save', version: 0.5 },
];

/** In a message. */
const mostButtons = room.row * room.rows;

/** What comes of pressing buttons. */
export function describeButtons(stage: Stage): void {
  const bringsBack = async (actions: readonly Action[]) => {
    const message = withButtons(actions);
    const [mine] = await stage.reply(message);
    for (const shown of [await stage.post(message), mine]) {
      for (const [place, action] of actions.entries()) {
        if (shown) await stage.press(shown, labelOf(action, place));
        expect(stage.bot.heard.at(-1)).toMatchObject({ type: 'action', action });
      }
    }
  };

  it('brings back the very action that it was made for, of every kind, in public and in private', async () => {
    await fc.assert(
      fc.asyncProperty(oneOfEach, async (all) => {
        // More than one message has room for.
        await bringsBack(all.slice(0, mostButtons));
        await bringsBack(all.slice(mostButtons));
      }),
      { numRuns: 3 },
    );
  });

  it('tells who pressed it, and where', async () => {
    const hide: Action = { type: 'hide', hidden: true };
    await stage.press(await stage.post(withButtons([hide])), labelOf(hide, 0));
    const { channel, ben } = stage.surface;
    expect(stage.bot.heard.at(-1)?.visit).toMatchObject({ channel, member: ben.ref, admin: false });
  });

  it.each(foreign)(
    'does nothing where it is none of ours, and says so to whoever pressed it: $type',
    async (action) => {
      const shown = await stage.post(withButtons([action]));
      const heard = stage.bot.heard.length;
      const [answer] = await stage.press(shown, labelOf(action, 0));
      expect(answer?.text).toMatch(/none of ours|nothing any more/);
      expect(stage.bot.heard).toHaveLength(heard);
    },
  );

  it('shows what replaces a message in its place where it is theirs alone', async () => {
    const pick: Action = { type: 'pick', post: 1, picks: [0] };
    const [mine] = await stage.reply(withButtons([pick]));
    const public_ = await stage.post(withButtons([pick]));
    const answer = privately('Picked.', { replaces: true });
    if (!mine) throw new Error('Ben got nothing.');
    expect(await stage.press(mine, labelOf(pick, 0), answer)).toMatchObject([
      { id: mine.id, text: 'Picked.' },
    ]);
    const [other] = await stage.press(public_, labelOf(pick, 0), answer);
    expect(other?.id).not.toBe(public_.id);
    expect(await stage.seen(public_.id)).toEqual(public_);
  });

  it('leaves a message as it is where nothing replaces it', async () => {
    const pick: Action = { type: 'pick', post: 1, picks: [0] };
    const [mine] = await stage.reply(withButtons([pick]));
    if (!mine) throw new Error('Ben got nothing.');
    await stage.press(mine, labelOf(pick, 0), privately('Noted.'));
    expect(stage.surface.ben.sees()).toContain(mine);
  });
}

function labelOf({ type }: Action, place: number): string {
  return `${type} ${place}`;
}

/** In as many rows as it takes. */
function withButtons(actions: readonly Action[]): Message {
  const all = actions.map((action, place) => ({ label: labelOf(action, place), action }));
  const rows = Array.from({ length: Math.ceil(all.length / room.row) }, (_, row): Block => {
    const start = row * room.row;
    return { type: 'buttons', buttons: all.slice(start, start + room.row) };
  });
  const { summary, blocks } = note('A message with buttons.');
  return { summary, blocks: [...blocks, ...rows] };
}
