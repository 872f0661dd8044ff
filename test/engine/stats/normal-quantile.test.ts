import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../engine/stats/normal-quantile.ts';

describe('normalQuantile', () => {
  it('gives the percent points of the tables', () => {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1, and R's qnorm.
    for (const [p, z] of [
      [0.5, 0],
      [0.9, 1.2815515655],
      [0.95, 1.644853627],
      [0.975, 1.9599639845],
      [0.1, -1.2815515655],
      [0.0001, -3.7190164855],
    ] as const)
      expect(normalQuantile(p)).toBeCloseTo(z, 8);
  });

  it('refuses what is no probability', () => {
    for (const p of [0, 1, -1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});
