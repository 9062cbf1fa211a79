import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { createAnswerCounter } from '../../src/app/counting.ts';

const log = pino({ level: 'silent' });

afterEach(() => vi.useRealTimers());

it('shows the first answer at once, and what comes meanwhile together', async () => {
  const shown: number[] = [];
  const counter = createAnswerCounter(async (post) => void shown.push(post), 20, log);
  for (let answers = 0; answers < 5; answers++) counter.changed(7);
  expect(shown).toEqual([7]);
  await expect.poll(() => shown).toEqual([7, 7]);
  counter.stop();
});

it('begins no edit of a post before its last has ended, however long that takes', async () => {
  vi.useFakeTimers();
  const ends: (() => void)[] = [];
  const counter = createAnswerCounter(() => new Promise((resolve) => ends.push(resolve)), 3_000, log);
  counter.changed(7);
  counter.changed(7);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(2_999);
  expect(ends).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(ends).toHaveLength(2);
  counter.stop();
});

it('goes on after an edit that failed', async () => {
  let edits = 0;
  const counter = createAnswerCounter(
    async () => {
      edits++;
      counter.changed(7);
      throw new Error('busy');
    },
    1,
    log,
  );
  counter.changed(7);
  await expect.poll(() => edits).toBeGreaterThan(1);
  counter.stop();
});
