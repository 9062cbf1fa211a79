import fc from 'fast-check';
import { Rating } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { memoryOf, type Recall, ratingOf } from '../../../src/core/learning/memory.ts';
import type { LocalDate } from '../../../src/core/plan.ts';
import { addDays, Temporal } from '../../../src/core/time.ts';

const choice = { kind: 'multiple-choice', written: false, difficulty: 2 } as const;
const words = { kind: 'spot-the-issue', written: true, difficulty: 2 } as const;

const monday = '2026-11-23';
const daysLater = (days: number) => addDays(monday, days);
const recall = (days: number, fraction: number, how: Omit<Recall, 'on' | 'fraction'> = choice): Recall => ({
  ...how,
  on: daysLater(days),
  fraction,
});

/** In how many days what was answered is due, counted from the last answer. */
function dueIn(...recalls: readonly Recall[]): number {
  return daysUntil(memoryOf(recalls)?.dueOn ?? '', recalls.at(-1)?.on);
}

function daysUntil(date: LocalDate, from: LocalDate = monday): number {
  return Temporal.PlainDate.from(from).until(date).days;
}

describe('an answer', () => {
  it.each([
    ['wrong', { ...words, fraction: 0 }, Rating.Again],
    ['partly right by choice', { ...choice, fraction: 0.5 }, Rating.Again],
    ['partly right in words', { ...words, fraction: 0.5 }, Rating.Hard],
    ['right about a statement', { ...choice, kind: 'true-false', fraction: 1 }, Rating.Hard],
    ['right by an easy choice', { ...choice, difficulty: 1, fraction: 1 }, Rating.Hard],
    ['right by choice', { ...choice, fraction: 1 }, Rating.Good],
    ['right in easy words', { ...words, difficulty: 1, fraction: 1 }, Rating.Good],
    ['right in words', { ...words, fraction: 1 }, Rating.Easy],
  ] as const)('that is %s shows as much as it can', (_, answer, rating) => {
    expect(ratingOf(answer)).toBe(rating);
  });
});

describe('a memory', () => {
  it('is none of what was never answered', () => {
    expect(memoryOf([])).toBeUndefined();
  });

  it('is due again soon after a miss, later after a choice, and latest after words', () => {
    const [miss, chosen, written] = [dueIn(recall(0, 0)), dueIn(recall(0, 1)), dueIn(recall(0, 1, words))];
    expect(miss).toBeLessThan(chosen);
    expect(chosen).toBeLessThan(written);
  });

  it('lasts longer each time that it is recalled when it is due', () => {
    const first = dueIn(recall(0, 1));
    const second = dueIn(recall(0, 1), recall(first, 1));
    expect(second).toBeGreaterThan(first * 1.5);
  });

  it('fades with time, and is at nine in ten when it is due', () => {
    const memory = memoryOf([recall(0, 1)]);
    expect(memory?.recallOn(monday)).toBeCloseTo(1);
    expect(memory?.recallOn(memory.dueOn)).toBeCloseTo(0.9, 1);
    expect(memory?.recallOn(daysLater(365))).toBeLessThan(0.7);
  });

  it('follows from the answers alone', () => {
    const answers = fc.uniqueArray(
      fc.record({ days: fc.integer({ min: 0, max: 400 }), right: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 12,
        selector: ({ days }) => days,
      },
    );
    fc.assert(
      fc.property(answers, (given) => {
        const recalls = [...given]
          .sort((one, other) => one.days - other.days)
          .map(({ days, right }) => recall(days, right ? 1 : 0));
        const [one, other] = [memoryOf(recalls), memoryOf(recalls)];
        expect(one?.dueOn).toBe(other?.dueOn);
        expect(one?.recallOn(daysLater(500))).toBe(other?.recallOn(daysLater(500)));
        expect(one?.recallOn(daysLater(500))).toBeGreaterThan(0);
        expect(one?.recallOn(daysLater(500))).toBeLessThanOrEqual(1);
      }),
    );
  });
});
