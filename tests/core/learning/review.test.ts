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
import { localDateIn, Temporal } from '../../../src/core/time.ts';
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

const berlin = 'Europe/Berlin';
const inDays = (days: number) => monday.add({ hours: 24 * days });
const answer = (id: string, days: number, fraction: number): PastRecall => ({
  question: id,
  at: inDays(days),
  kind: 'multiple-choice',
  difficulty: 2,
  written: false,
  fraction,
});
const dateAfter = (days: number) => localDateIn(berlin, inDays(days));
const known = (answers: readonly PastRecall[], zone = berlin) => memories(pack, answers, zone);
const due = (answers: readonly PastRecall[], days: number) =>
  dueReviews(known(answers), dateAfter(days)).map(({ concept }) => concept);

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
    expect(known(answers).get('a')?.dueOn).toEqual(known([...answers].reverse()).get('a')?.dueOn);
  });

  it('is what falls due later that day as well, by the calendar of the zone', () => {
    const early = monday.add({ hours: 24 - 7 });
    const dueIn = (zone: string) =>
      dueReviews(known([answer('a1', 0, 0)], zone), localDateIn(zone, early)).length;
    expect([dueIn(berlin), dueIn('America/New_York')]).toEqual([1, 0]);
  });

  it('is nothing that was answered that day, even on one of 25 hours', () => {
    const first = Temporal.Instant.from('2026-10-24T22:10:00Z');
    const missed = known([{ ...answer('a1', 0, 0), at: first }]);
    const late = localDateIn(berlin, first.add({ hours: 24, minutes: 5 }));
    expect(dueReviews(missed, late)).toEqual([]);
    expect(nextReview(missed, late)).toBe('2026-10-26');
  });

  it.each([
    ['on one date of UTC', '2026-11-24T01:00Z', '2026-11-24T23:00Z'],
    ['on two dates of UTC', '2026-11-23T23:00Z', '2026-11-25T01:00Z'],
  ])('follows from a day between two answers, be they %s', (_, missed, right) => {
    const zone = 'America/Los_Angeles';
    const at = (moment: string, fraction: number) => ({
      ...answer('a1', 0, fraction),
      at: Temporal.Instant.from(moment),
    });
    const inZone = known([at(missed, 0), at(right, 1)], zone).get('a');
    expect(inZone?.dueOn).toBe(known([answer('a1', 0, 0), answer('a1', 1, 1)]).get('a')?.dueOn);
    expect(inZone?.missed).toBe(false);
  });

  it('counts the first answer of a day alone: what was just told is not remembered yet', () => {
    const missed = answer('a1', 0, 0);
    const repeated = { ...answer('a2', 0, 1), at: monday.add({ minutes: 5 }) };
    expect(known([missed, repeated]).get('a')).toMatchObject({ missed: true, dueOn: '2026-11-24' });
    expect(due([missed, repeated], 1)).toEqual(['a']);
  });

  it('comes again on the first date that is not over', () => {
    const both = known([answer('a1', 0, 1), answer('b1', 0, 0)]);
    expect(nextReview(both, dateAfter(0))).toBe('2026-11-24');
    expect(nextReview(both, dateAfter(1))).toBe(both.get('a')?.dueOn);
    expect(nextReview(new Map(), dateAfter(0))).toBeUndefined();
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
            const [first] = dueReviews(known(answers, zone), localDateIn(zone, now));
            if (!first) break;
            const question = siblingFinder(pack, answers, new Set())(first.concept);
            if (!question) throw new Error('no question');
            asked.push(question.id);
            answers.push({ ...answer(question.id, 0, fraction), at: now });
          }
          expect(new Set(asked).size).toBe(asked.length);
          const after = localDateIn(zone, start.add({ minutes: 6 }));
          expect(dueReviews(known(answers, zone), after)).toEqual([]);
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
