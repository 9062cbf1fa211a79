import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Numbers by chance, always the same for a seed. */
export interface Chance {
  /** From 0 to 1, 1 excluded. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
}

export function chanceOf(seed: number): Chance {
  const random = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(random);
  return {
    uniform,
    // Box and Muller 1958, A Note on the Generation of Random Normal Deviates.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    happens: (probability) => uniform() < probability,
  };
}
