import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAnswerCounter } from '../../src/app/counting.ts';
import { DeliveryError } from '../../src/app/ports/platform.ts';

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

describe('an edit that failed', () => {
  /** When edits begin, each of which fails so. */
  async function triesOf(failure: Error, withinMs: number): Promise<readonly number[]> {
    vi.useFakeTimers();
    const began = Date.now();
    const tries: number[] = [];
    const edit = async () => {
      tries.push(Date.now() - began);
      throw failure;
    };
    const counter = createAnswerCounter(edit, 3_000, log);
    counter.changed(7);
    await vi.advanceTimersByTimeAsync(withinMs);
    counter.stop();
    return tries;
  }

  it('is tried again without another answer, later and later', async () => {
    expect(await triesOf(new Error('busy'), 50_000)).toEqual([0, 6_000, 18_000, 42_000]);
  });

  it('is tried again no sooner than the platform asks for', async () => {
    const limited = new DeliveryError('wait', { permanent: false, retryAfterMs: 40_000 });
    expect(await triesOf(limited, 50_000)).toEqual([0, 40_000]);
  });

  it('is left where trying again is pointless', async () => {
    expect(await triesOf(new DeliveryError('deleted', { permanent: true }), 50_000)).toEqual([0]);
  });
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
