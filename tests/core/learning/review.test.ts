import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueReviews,
  memories,
  nextReview,
  type PastRecall,
  siblingFinder,
} from '../../../src/core/learning/review.ts';
import type { Pack } from '../../../src/core/pack.ts';
import { Temporal } from '../../../src/core/time.ts';
import { monday } from '../../support/study.ts';
import { packOf, question } from '../packs.ts';

/** Questions a1 and a2 on the concept a, and so on; `ab` is on both. */
const pack: Pack = {
  ...packOf(),
  chapters: [
    {
      ...chapterOf(),
      questions: ['a1', 'a2', 'b1', 'b2', 'ab', 'c1'].map((id) => ({
        ...question(id),
        difficulty: 2,
        concepts: id === 'ab' ? ['a', 'b'] : [id.slice(0, 1)],
      })),
    },
  ],
};

function chapterOf() {
  return { number: 1, title: '', summary: [], concepts: [], terms: [], questions: [] };
}

const inDays = (days: number) => monday.add({ hours: 24 * days });
const answer = (id: string, days: number, fraction: number): PastRecall => ({
  question: id,
  at: inDays(days),
  kind: 'multiple-choice',
  difficulty: 2,
  written: false,
  fraction,
});
const due = (answers: readonly PastRecall[], days: number) =>
  dueReviews(memories(pack, answers), inDays(days), 'Europe/Berlin').map(({ concept }) => concept);

describe('what is due for review', () => {
  it('is nothing that was never answered or is still remembered', () => {
    expect(due([], 100)).toEqual([]);
    expect(due([answer('a1', 0, 1)], 1)).toEqual([]);
    expect(due([answer('a1', 0, 1)], 100)).toEqual(['a']);
  });

  it('begins with what was missed, and goes on with what is most likely forgotten', () => {
    const answers = [answer('a1', 0, 1), answer('b1', 20, 1), answer('c1', 99, 0)];
    expect(due(answers, 100)).toEqual(['c', 'a', 'b']);
  });

  it('is both concepts of a question on two', () => {
    expect(due([answer('ab', 0, 0)], 10)).toEqual(['a', 'b']);
  });

  it('does not depend on the order in which answers are told', () => {
    const answers = [answer('a1', 0, 0), answer('a2', 3, 1), answer('a1', 9, 1)];
    expect(memories(pack, answers).get('a')?.dueAt).toEqual(
      memories(pack, [...answers].reverse()).get('a')?.dueAt,
    );
  });

  it('is what falls due later that day as well, by the calendar of the zone', () => {
    const known = memories(pack, [answer('a1', 0, 0)]);
    const [at] = [...known.values()].map(({ dueAt }) => dueAt);
    expect(at).toEqual(inDays(1));
    const early = monday.add({ hours: 24 - 7 });
    expect(dueReviews(known, early, 'Europe/Berlin')).toHaveLength(1);
    expect(dueReviews(known, early, 'America/New_York')).toHaveLength(0);
  });

  it('is nothing that was answered that day, even on one of 25 hours', () => {
    const first = Temporal.Instant.from('2026-10-24T22:10:00Z');
    const known = memories(pack, [{ ...answer('a1', 0, 0), at: first }]);
    const late = first.add({ hours: 24, minutes: 5 });
    expect(dueReviews(known, late, 'Europe/Berlin')).toEqual([]);
    expect(nextReview(known, late, 'Europe/Berlin')).toBe('2026-10-26');
  });

  it('comes again on the first date that is not over', () => {
    const known = memories(pack, [answer('a1', 0, 1), answer('b1', 0, 0)]);
    expect(nextReview(known, inDays(0), 'Europe/Berlin')).toBe('2026-11-24');
    expect(nextReview(known, inDays(1), 'Europe/Berlin')).toBe(
      known.get('a')?.dueAt.toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString(),
    );
    expect(nextReview(new Map(), inDays(0), 'Europe/Berlin')).toBeUndefined();
  });

  it('passes over questions that the pack has lost', () => {
    expect(due([answer('gone', 0, 0)], 10)).toEqual([]);
  });
});

describe('a session of reviews', () => {
  const anyAnswer = fc
    .record({
      id: fc.constantFrom('a1', 'a2', 'b1', 'b2', 'ab', 'c1'),
      days: fc.double({ min: 0, max: 30, noNaN: true }),
      fraction: fc.constantFrom(0, 0.5, 1),
    })
    .map(({ id, days, fraction }) => ({
      ...answer(id, 0, fraction),
      at: monday.add({ minutes: Math.floor(days * 1440) }),
    }));

  it('comes to its end and asks no question twice, whatever was answered before and is answered in it', () => {
    fc.assert(
      fc.property(
        fc.array(anyAnswer, { maxLength: 12 }),
        fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 6, maxLength: 6 }),
        fc.constantFrom('Europe/Berlin', 'Pacific/Auckland', 'America/New_York'),
        (before, fractions, zone) => {
          const answers = [...before];
          const asked: string[] = [];
          const start = inDays(31);
          for (const [step, fraction] of fractions.entries()) {
            const now = start.add({ minutes: step });
            const [first] = dueReviews(memories(pack, answers), now, zone);
            if (!first) break;
            const question = siblingFinder(pack, answers, new Set())(first.concept);
            if (!question) throw new Error('no question');
            asked.push(question.id);
            answers.push({ ...answer(question.id, 0, fraction), at: now });
          }
          expect(new Set(asked).size).toBe(asked.length);
          expect(dueReviews(memories(pack, answers), start.add({ minutes: 6 }), zone)).toEqual([]);
        },
      ),
    );
  });
});

describe('the question to review a concept with', () => {
  const chosen = (answers: readonly PastRecall[], ...excluded: readonly string[]) =>
    siblingFinder(pack, answers, new Set(excluded))('a')?.id;

  it('is a sibling that was never met', () => {
    expect(chosen([answer('a1', 0, 0)])).toBe('a2');
    expect(chosen([answer('a1', 0, 0), answer('a2', 1, 0)])).toBe('ab');
  });

  it('is the one answered longest ago where all were met', () => {
    const answers = [answer('a1', 5, 1), answer('a2', 1, 0), answer('ab', 2, 1), answer('a2', 9, 1)];
    expect(chosen(answers)).toBe('ab');
  });

  it('is none that is excluded', () => {
    expect(chosen([answer('a1', 0, 0)], 'a2', 'ab')).toBe('a1');
    expect(chosen([], 'a1', 'a2', 'ab')).toBeUndefined();
  });
});
