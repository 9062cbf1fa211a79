import { describe, expect, it } from 'vitest';
import { analyseItems } from '../../../src/core/statistics/analyse.ts';
import type { Item } from '../../../src/core/statistics/item.ts';
import { mendFirst, rankByNeed } from '../../../src/core/statistics/mending.ts';
import { counts, itemOf, picked, questionOf } from './items.ts';

const reasonsFor = (...items: readonly Item[]) =>
  rankByNeed(analyseItems(items)).map(({ reasons }) => reasons.map(({ type }) => type));

describe('what speaks for mending a question', () => {
  it('is nothing where most are right and each mistake is made', () => {
    expect(reasonsFor(itemOf('fine', counts({ right: 14, a: 3, b: 2, c: 1 })))).toEqual([[]]);
  });

  it('is that a wrong option was picked more often than the right one', () => {
    const [mending] = mendFirst(analyseItems([itemOf('q', counts({ right: 3, a: 1, c: 4 }))]), 5);
    expect(mending?.reasons).toMatchObject([
      { type: 'beaten', wrong: { option: { id: 'c' }, picked: 4 }, right: { picked: 3 } },
    ]);
    expect(reasonsFor(itemOf('as often', counts({ right: 4, c: 4 })))).toEqual([[]]);
  });

  it('is that hardly anybody gets it right, or nearly everybody does', () => {
    expect(reasonsFor(itemOf('q', counts({ right: 1, a: 7 })))).toEqual([['beaten', 'hard']]);
    expect(reasonsFor(itemOf('q', counts({ right: 20 })))).toEqual([['easy']]);
  });

  it('is a wrong option that nobody picks', () => {
    const [mending] = mendFirst(analyseItems([itemOf('q', counts({ right: 15, a: 5 }))]), 5);
    expect(mending?.reasons).toMatchObject([{ type: 'idle', options: [{ id: 'b' }, { id: 'c' }] }]);
  });

  it('is not what a few answers may well show by chance', () => {
    expect(reasonsFor(itemOf('q', counts({ a: 7 })))).toEqual([[]]);
    expect(reasonsFor(itemOf('q', counts({ right: 19 })))).toEqual([[]]);
    expect(reasonsFor(itemOf('q', counts({ right: 14, a: 5 })))).toEqual([[]]);
  });

  it('looks only at those who chose, where words are asked for', () => {
    const written = { memberId: null, picks: [], fraction: 0.5, times: 30 };
    const question = questionOf('q', 'spot-the-issue');
    expect(reasonsFor(itemOf('q', [written, ...counts({ a: 5 })], { question }))).toEqual([[]]);
    expect(reasonsFor(itemOf('q', [written, ...counts({ a: 8 })], { question }))).toEqual([['beaten']]);
  });

  it('is that those who do well elsewhere do worse at it', () => {
    const others = [0, 1, 2].map((place) =>
      itemOf(
        `other-${place}`,
        Array.from({ length: 12 }, (_, member) => picked(member, member % 4 > place ? 'right' : 'a')),
      ),
    );
    const upsideDown = itemOf(
      'q',
      Array.from({ length: 12 }, (_, member) => picked(member, member % 4 < 2 ? 'right' : 'b')),
    );
    const mendings = mendFirst(analyseItems([upsideDown, ...others]), 5);
    const mending = mendings.find(({ statistics }) => statistics.item === upsideDown);
    expect(mending?.reasons).toEqual([
      { type: 'indiscriminate', discrimination: mending?.statistics.discrimination?.value },
    ]);
    expect(mending?.statistics.discrimination?.value).toBeLessThan(-0.5);
  });

  it('compares with the right option that fewest picked, where several are right', () => {
    const { options, ...rest } = questionOf('q', 'multi-select');
    const question = { ...rest, options: options.map((option) => ({ ...option, right: option.id !== 'c' })) };
    const [mending] = mendFirst(
      analyseItems([itemOf('q', counts({ right: 9, a: 8, b: 2, c: 3 }), { question })]),
      5,
    );
    expect(mending?.reasons).toMatchObject([
      { type: 'beaten', wrong: { option: { id: 'c' } }, right: { option: { id: 'b' } } },
    ]);
  });

  it('is what members and organisers say, an accepted option being no mistake any more', () => {
    const flagged = itemOf('flagged', [], { flags: 2 });
    const ruled = itemOf('accepted', counts({ right: 2, a: 8 }), {
      validity: { void: false, accepted: ['a'] },
    });
    const voided = itemOf('voided', [], { validity: { void: true, accepted: [] } });
    expect(reasonsFor(flagged)).toEqual([['flagged']]);
    expect(reasonsFor(ruled)).toEqual([['accepted']]);
    expect(reasonsFor(voided)).toEqual([['voided']]);
  });
});

describe('the questions most in need of mending', () => {
  it('come by the weight of their reasons, then by the number of answers, and no others', () => {
    const items = [
      itemOf('fine', counts({ right: 6, a: 2 })),
      itemOf('easy', counts({ right: 20 })),
      itemOf('easier', counts({ right: 30 })),
      itemOf('wrong', counts({ right: 1, a: 9 })),
      itemOf('flagged', [], { flags: 3 }),
    ];
    const mended = mendFirst(analyseItems(items), 5).map(({ statistics, need }) => [
      statistics.item.question.id,
      need,
    ]);
    expect(mended).toEqual([
      ['wrong', 5],
      ['flagged', 3],
      ['easier', 1],
      ['easy', 1],
    ]);
    expect(mendFirst(analyseItems(items), 2)).toHaveLength(2);
  });
});
