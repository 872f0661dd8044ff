import { describe, expect, it } from 'vitest';
import { autocorrelationTime } from '../../../engine/stats/autocorrelation.ts';
import { autoregressive } from './series.ts';

describe('autocorrelationTime', () => {
  it.each([
    // emcee 3.1.6, autocorr.integrated_time(x, c=5) of the same series.
    [0.5, 2000, 3.07406316549332],
    [0.9, 4000, 15.287797835547018],
  ])('of AR(1) with %s over %i steps is that of emcee', (rho, length, expected) => {
    expect(autocorrelationTime(autoregressive(rho, length, 7))).toBeCloseTo(expected, 9);
  });

  it('is near (1 + rho) / (1 - rho) of a long one', () => {
    expect(autocorrelationTime(autoregressive(0.8, 40_000, 3))).toBeGreaterThan(9 * 0.85);
    expect(autocorrelationTime(autoregressive(0.8, 40_000, 3))).toBeLessThan(9 * 1.15);
  });

  it('is one for what does not hang together, is constant or too short', () => {
    expect(autocorrelationTime(autoregressive(-0.4, 1000, 7))).toBe(1);
    expect(autocorrelationTime([5, 5, 5, 5, 5])).toBe(1);
    expect(autocorrelationTime([1, 2, 3])).toBe(1);
    expect(autocorrelationTime([])).toBe(1);
  });
});
