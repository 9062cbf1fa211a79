import { describe, expect, it } from 'vitest';
import type { Paint } from '../../src/app/ports/painter.ts';
import type { Message } from '../../src/message/message.ts';
import type { Drawing } from '../../src/message/pictures/drawing.ts';
import { paint } from '../../src/picture/paint.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { messageOf, openStudy, press, type Study, textOf } from '../support/study.ts';

/** A study in which Ben has answered the question of Monday; nobody has a picture of what there was before. */
async function answered(paintWith: Paint): Promise<Study> {
  const study = await openStudy((await openMemoryStore()).store, undefined, { paint: paintWith });
  await study.plan({ leaderboard: { day: 5, time: '16:00' } });
  await study.goTo('Mon 09:00');
  await study.ask('Ben', press(await study.ask('Ben', '/study today'), 'A'));
  return study;
}

const imagesOf = ({ blocks }: Message) => blocks.filter((block) => block.type === 'image');
const failing: Paint = async () => {
  throw new Error('no paint left');
};

describe('pictures', () => {
  it('show somebody their progress and the board, beside a text that says the same', async () => {
    const study = await answered(paint);
    for (const line of ['/study progress', '/study leaderboard', '/study leaderboard all']) {
      const message = messageOf(await study.ask('Ben', line));
      const [image] = imagesOf(message);
      expect(
        Buffer.from(image?.png ?? [])
          .subarray(1, 4)
          .toString(),
        line,
      ).toBe('PNG');
      expect(message.blocks.length, line).toBeGreaterThan(2);
    }
  });

  it('go with the board of the week', async () => {
    const study = await answered(paint);
    await study.goTo('Fri 16:00');
    const board = study.platform.posted
      .map(({ message }) => message)
      .filter((one) => imagesOf(one).length > 0);
    expect(board.map(({ summary }) => summary)).toEqual([expect.stringContaining('Leaderboard: week to')]);
    expect(imagesOf(board[0] as Message)[0]?.alt).toContain('1. Ben, ');
  });

  it('are left out where they cannot be made, and the text is there', async () => {
    const study = await answered(failing);
    const message = messageOf(await study.ask('Ben', '/study progress'));
    expect(imagesOf(message)).toEqual([]);
    expect(textOf(message)).toContain('Your progress');
    await study.goTo('Fri 16:00');
    expect(study.platform.posted.some((one) => one.message.summary.includes('Leaderboard'))).toBe(true);
  });

  it('are not made for somebody who has answered nothing', async () => {
    const drawings: Drawing[] = [];
    const study = await answered(async (drawing) => {
      drawings.push(drawing);
      return paint(drawing);
    });
    await study.ask('Mei', '/study progress');
    expect(drawings).toEqual([]);
  });
});
