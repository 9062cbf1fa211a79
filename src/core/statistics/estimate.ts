/** A figure with the interval that holds the true one in 95 of 100 cases. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Of the normal distribution, 95 % lie so many standard deviations around the middle. */
const z = 1.96;

/**
 * A share, or a mean of fractions, with the score interval of Wilson (1927), Probable Inference, the Law of Succession,
 * and Statistical Inference. Fractions vary at most as much as a share of the same mean, so theirs errs to the wide side.
 * @param share 0 to 1
 * @param count of how many, at least 1
 */
export function estimateShare(share: number, count: number): Estimate {
  const shrink = 1 + z ** 2 / count;
  const middle = (share + z ** 2 / (2 * count)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * Pearson's correlation, with the interval of Fisher (1921), On the “Probable Error” of a Coefficient of Correlation.
 * Where one side is only 0 or 1, it is the point-biserial correlation.
 * @param pairs at least 4
 * @returns undefined where either side is the same throughout: nothing varies with it
 */
export function estimateCorrelation(pairs: readonly (readonly [number, number])[]): Estimate | undefined {
  const [ones, others] = [deviations(pairs.map(([one]) => one)), deviations(pairs.map(([, other]) => other))];
  const spread = Math.sqrt(sum(ones.map((one) => one ** 2)) * sum(others.map((other) => other ** 2)));
  // Equal fractions such as thirds leave a trace of rounding.
  if (spread < 1e-9) return undefined;
  const product = sum(ones.map((one, place) => one * (others[place] ?? 0)));
  const value = Math.min(1, Math.max(-1, product / spread));
  const half = z / Math.sqrt(pairs.length - 3);
  return { value, low: Math.tanh(Math.atanh(value) - half), high: Math.tanh(Math.atanh(value) + half) };
}

function deviations(values: readonly number[]): readonly number[] {
  const mean = sum(values) / values.length;
  return values.map((value) => value - mean);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
