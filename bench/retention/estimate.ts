/** A mean with how far off it may be: half the width of its interval at 95 %. */
export interface Estimate {
  readonly mean: number;
  readonly margin: number;
}

/** Of Student's distribution with 19 degrees of freedom, for 20 teams: 95 % lie within. */
const within = 2.093;

/** @param values one of each of 20 teams */
export function estimate(values: readonly number[]): Estimate {
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, margin: within * Math.sqrt(variance / values.length) };
}

/** The ratio of two means over the same teams, by its logarithm team by team. */
export function estimateRatio(values: readonly number[], of: readonly number[]): Estimate {
  const { mean, margin } = estimate(values.map((value, team) => Math.log(value / (of[team] ?? Number.NaN))));
  return { mean: Math.exp(mean), margin: Math.exp(mean) * margin };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
