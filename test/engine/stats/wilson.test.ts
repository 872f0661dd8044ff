import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../engine/stats/wilson.ts';

describe('wilsonInterval', () => {
  it.each([
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is what Newcombe printed', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('agrees with SciPy 1.17.1, binomtest(k, n).proportion_ci(method="wilson")', () => {
    expect(wilsonInterval(3, 7_000_000).low).toBeCloseTo(1.457529716561954e-7, 16);
    expect(wilsonInterval(3, 7_000_000).high).toBeCloseTo(1.2601689454728012e-6, 15);
    expect(wilsonInterval(29, 29)).toEqual({ low: expect.closeTo(0.8830302015002592, 12), high: 1 });
  });

  it.each([
    [1, 0],
    [-1, 5],
    [6, 5],
    [Number.NaN, 5],
  ])('refuses %s of %s', (successes, trials) => {
    expect(() => wilsonInterval(successes, trials)).toThrow(RangeError);
  });
});
