import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seedOf, shuffle } from '../../src/core/shuffle.ts';

it('keeps every item, whatever the seed', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
      expect([...shuffle(items, seed)].sort()).toEqual([...items].sort());
      expect(shuffle(items, seed)).toEqual(shuffle(items, seed));
    }),
  );
});

it('brings each item to each place about equally often, over questions and over seeds', () => {
  const rounds = 6000;
  const expectEven = (seedOfRound: (round: number) => number) => {
    const counts = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [place, item] of shuffle(['a', 'b', 'c'], seedOfRound(round)).entries()) {
        counts.set(item + place, (counts.get(item + place) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(9);
    for (const count of counts.values()) expect(Math.abs(count - rounds / 3)).toBeLessThan(rounds / 20);
  };
  expectEven((round) => seedOf(`question-${round}`, 7));
  expectEven((round) => seedOf('question', round));
  expectEven((round) => round);
});

it('gives any whole number and any text a seed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer(), (id, seed) => {
      expect(seedOf(id, seed)).toBe(seedOf(id, seed));
      expect(shuffle([1, 2, 3], seedOf(id, seed))).toHaveLength(3);
    }),
  );
  expect(seedOf('a', 1)).not.toBe(seedOf('b', 1));
  expect(seedOf('a', 1)).not.toBe(seedOf('a', 2));
});
