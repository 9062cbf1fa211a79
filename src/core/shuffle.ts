import { crc32 } from 'node:zlib';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

/** The items in an order that is always the same for a seed, and any as likely as another. */
export function shuffle<T>(items: readonly T[], seed: number): readonly T[] {
  const random = mersenne(seed);
  const rest = [...items];
  return items.flatMap((_, done) => rest.splice(uniformInt(random, 0, items.length - done - 1), 1));
}

/** A seed for one thing among many that are shuffled by the same seed. */
export function seedOf(id: string, seed: number): number {
  return crc32(id, seed >>> 0);
}
