import { crc32 } from 'node:zlib';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

/** Chance that a seed decides. */
export interface Dice {
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** @throws Error where there is nothing to pick */
  pick<Item>(items: readonly Item[]): Item;
  /** @param percent how likely it is */
  happens(percent: number): boolean;
}

/** @param about what it decides: two things never share their dice, so that neither depends on the other's pace */
export function throwDice(seed: number, about: string): Dice {
  const random = mersenne(crc32(about, seed >>> 0));
  const whole = (from: number, to: number) => uniformInt(random, from, to);
  return {
    whole,
    pick(items) {
      const place = whole(0, Math.max(0, items.length - 1));
      const item = items[place];
      if (item === undefined) throw new Error('There is nothing to pick.');
      return item;
    },
    happens: (percent) => whole(1, 100) <= percent,
  };
}
