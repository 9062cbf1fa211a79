import { describe, expect, it } from 'vitest';
import { estimateCorrelation, estimateShare } from '../../../src/core/statistics/estimate.ts';

describe('the interval of a share', () => {
  // Newcombe (1998), Two-Sided Confidence Intervals for the Single Proportion, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('is that of Wilson for %i of %i', (right, count, low, high) => {
    const estimate = estimateShare(right / count, count);
    expect(estimate.value).toBe(right / count);
    expect(estimate.low).toBeCloseTo(low, 4);
    expect(estimate.high).toBeCloseTo(high, 4);
  });

  it('mirrors where right and wrong change places', () => {
    const { low, high } = estimateShare(0.75, 8);
    const mirrored = estimateShare(0.25, 8);
    expect(1 - low).toBeCloseTo(mirrored.high, 12);
    expect(1 - high).toBeCloseTo(mirrored.low, 12);
  });
});

describe('a correlation', () => {
  it('is Pearson’s, by a data set of Anscombe', () => {
    // Anscombe (1973), Graphs in Statistical Analysis, the first of four: r = 0.816.
    const [xs, ys] = [
      [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
      [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
    ];
    const pairs = xs.map((x, place) => [x, ys[place] ?? 0] as const);
    expect(estimateCorrelation(pairs)?.value).toBeCloseTo(0.816, 3);
  });

  it('has no value where one side never varies, not even by rounding', () => {
    const third = 0.1 + 0.2;
    const pairs = [third, 0.3, third, 0.3, 0.3].map((one, place) => [one, place] as const);
    expect(estimateCorrelation(pairs)).toBeUndefined();
  });

  it('stays within its bounds where one side follows from the other', () => {
    const pairs = [0.1, 0.2, 0.4, 0.7].map((one) => [one, 3 * one + 0.1] as const);
    const { value, low, high } = estimateCorrelation(pairs) ?? fail();
    expect(value).toBeCloseTo(1, 9);
    expect(value).toBeLessThanOrEqual(1);
    expect(low).toBeGreaterThan(0.99);
    expect(high).toBeLessThanOrEqual(1);
  });
});

function fail(): never {
  throw new Error('there is none');
}
