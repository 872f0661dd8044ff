import { describe, expect, it } from 'vitest';
import { binomialQuantile } from '../../../engine/stats/binomial.ts';
import { quantileRanks } from '../../../engine/stats/quantile-ranks.ts';

describe('binomialQuantile', () => {
  it.each([
    // SciPy 1.17.1, scipy.stats.binom.ppf.
    [0.025, 10, 0.5, 2],
    [0.975, 10, 0.5, 8],
    [0.025, 59, 0.95, 52],
    [0.975, 59, 0.95, 59],
    [0.025, 590, 0.95, 550],
    [0.975, 590, 0.95, 570],
    [0.025, 2990, 0.99, 2949],
    [0.975, 2990, 0.99, 2970],
    [0.025, 10_000_000, 0.95, 9_498_649],
    [0.975, 10_000_000, 0.95, 9_501_350],
    [0.5, 7, 0.1, 1],
    [0.975, 20, 0.001, 0],
    [0.999, 5, 0.999, 5],
  ])('of %s for %i trials of chance %s is that of SciPy', (probability, n, q, expected) => {
    expect(binomialQuantile(probability, n, q)).toBe(expected);
  });

  it.each([
    [0, 5, 0.5],
    [0.5, 0, 0.5],
    [0.5, 5, 1],
    [0.5, 1.5, 0.5],
  ])('refuses %s, %s, %s', (probability, n, q) => {
    expect(() => binomialQuantile(probability, n, q)).toThrow(RangeError);
  });
});

describe('quantileRanks', () => {
  it.each([
    // SciPy 1.17.1, quantile_test(numpy.arange(1, n + 1), p=q).confidence_interval(0.95).
    [10, 0.5, 2, 9],
    [100, 0.9, 84, 96],
    [590, 0.95, 550, 571],
    [2990, 0.99, 2949, 2971],
    [1000, 0.25, 223, 278],
  ])('of %i values for %s are those of SciPy', (n, q, low, high) => {
    expect(quantileRanks(n, q)).toEqual({ low, high });
  });

  it('has no bound where n is too small for one', () => {
    expect(quantileRanks(20, 0.95)).toEqual({ low: 17, high: null });
    expect(quantileRanks(20, 0.05)).toEqual({ low: null, high: 4 });
  });

  it('goes on, as the normal distribution has it, beyond a thousand million', () => {
    const { low, high } = quantileRanks(4e9, 0.95);
    expect(low).toBe(Math.floor(3.8e9 - 1.959963984540054 * Math.sqrt(4e9 * 0.0475)));
    expect(high).toBeGreaterThan(3.8e9);
  });
});
