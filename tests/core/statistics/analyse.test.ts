import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseItems, type ItemStatistics } from '../../../src/core/statistics/analyse.ts';
import type { Item } from '../../../src/core/statistics/item.ts';
import { mendFirst } from '../../../src/core/statistics/mending.ts';
import { itemOf, picked } from './items.ts';

/** Eight members: who was right at the item in question, and at how many of four others. */
const members = [
  [true, 4],
  [true, 3],
  [true, 3],
  [true, 2],
  [false, 3],
  [false, 2],
  [false, 1],
  [false, 1],
] as const;

const others = [0, 1, 2, 3].map((place) =>
  itemOf(
    `other-${place}`,
    members.map(([, right], member) => picked(member, place < right ? 'right' : 'a')),
  ),
);

const item = itemOf(
  'item',
  members.map(([right], member) => picked(member, right ? 'right' : 'a')),
);

function first(items: readonly Item[]): ItemStatistics {
  const [statistics] = analyseItems(items);
  if (!statistics) throw new Error('there is none');
  return statistics;
}

describe('the figures of a question', () => {
  it('tell how hard it was, and what was picked', () => {
    const { answers, choosers, difficulty, options } = first([item]);
    expect([answers, choosers, difficulty?.value]).toEqual([8, 8, 0.5]);
    expect(options.map(({ option, picked: times }) => [option.id, times])).toEqual([
      ['right', 4],
      ['a', 4],
      ['b', 0],
      ['c', 0],
    ]);
  });

  it('have the point-biserial correlation with the members’ other answers', () => {
    // By hand, with r = (M₁ − M₀) ÷ s × √(p × q): the right had 0.75 of the others, the wrong 0.4375, p = q = 0.5,
    // s = √(3.3125 ÷ 8 − 0.59375²) = 0.248039; z = 0.7413 ± 1.96 ÷ √5 makes the interval.
    const { discrimination } = first([item, ...others]);
    expect(discrimination?.value).toBeCloseTo((((0.75 - 0.4375) / 0.248039) * 1) / 2, 4);
    expect(discrimination?.low).toBeCloseTo(-0.1344, 3);
    expect(discrimination?.high).toBeCloseTo(0.9242, 3);
  });

  it('take what is partly right for what it is', () => {
    const third = { ...item, answers: item.answers.map((answer) => ({ ...answer, fraction: 1 / 3 })) };
    expect(first([third, ...others]).difficulty?.value).toBeCloseTo(1 / 3, 12);
    expect(first([third, ...others]).discrimination).toBeUndefined();
  });

  it('have no discrimination from fewer than eight, or from those who answered too little else', () => {
    const seven = { ...item, answers: item.answers.slice(1) };
    expect(first([seven, ...others]).discrimination).toBeUndefined();
    expect(first([item, ...others.slice(2)]).discrimination).toBeUndefined();
  });

  it('count those who are erased, but only for what needs no other answers of theirs', () => {
    const erased = { ...item, answers: [...item.answers, picked(null, 'b', 8)] };
    const statistics = first([erased, ...others]);
    expect(statistics.answers).toBe(16);
    expect(statistics.difficulty?.value).toBe(0.25);
    expect(statistics.options[2]?.picked).toBe(8);
    expect(statistics.discrimination).toEqual(first([item, ...others]).discrimination);
  });

  it('leave void answers out of what they are worth, not out of what was picked', () => {
    const half = item.answers.map((answer, place) => ({ ...answer, fraction: place < 4 ? 1 : null }));
    expect(first([{ ...item, answers: half }])).toMatchObject({ answers: 8, difficulty: { value: 1 } });
    const none = item.answers.map((answer) => ({ ...answer, fraction: null }));
    expect(first([{ ...item, answers: none }]).difficulty).toBeUndefined();
  });

  it('depend neither on the order of answers and questions, nor on who is called what', () => {
    const answers = fc.uniqueArray(fc.tuple(fc.nat(20), fc.constantFrom('right', 'a', 'b')), {
      selector: ([member]) => member,
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (drawn, keys) => {
        const items = drawn.map((given, place) =>
          itemOf(
            `q${place}`,
            given.map(([member, pick]) => picked(member, pick)),
          ),
        );
        const shuffled = sortByKeys(items, keys).map((one) => ({
          ...one,
          answers: sortByKeys(one.answers, keys).map((answer) => ({
            ...answer,
            memberId: 1000 - 7 * (answer.memberId ?? 0),
          })),
        }));
        expect(figures(shuffled)).toEqual(figures(items));
      }),
    );
  });
});

function sortByKeys<T>(values: readonly T[], keys: Iterator<number>): readonly T[] {
  return values
    .map((value) => [Number(keys.next().value), value] as const)
    .sort(([one], [other]) => one - other)
    .map(([, value]) => value);
}

/** Rounded: sums of fractions differ in their last digit by the order in which they are added. */
function figures(items: readonly Item[]) {
  const round = (value = -2) => Math.round(value * 1e9) / 1e9 + 0;
  const statistics = analyseItems(items)
    .map(({ item: { question }, answers, difficulty, discrimination, options }) => ({
      id: question.id,
      answers,
      difficulty: round(difficulty?.value),
      discrimination: round(discrimination?.value),
      picks: options.map(({ picked: times }) => times),
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const mended = mendFirst(analyseItems(items), 5).map(({ statistics: { item }, need }) => [
    item.question.id,
    need,
  ]);
  return { statistics, mended };
}
