import { describe, expect, it } from 'vitest';
import { leastSamples, neededSamples } from '../../../engine/stats/sample-size.ts';

describe('leastSamples', () => {
  it('gives the sample sizes of Wilks for 95 % confidence', () => {
    // Printed in every table of one-sided tolerance limits: 29, 59, 299 (Conover, table A5).
    expect([0.9, 0.95, 0.99].map(leastSamples)).toEqual([29, 59, 299]);
    expect([0.5, 0.75, 0.25, 0.999].map(leastSamples)).toEqual([5, 11, 11, 2995]);
  });

  it('is the first n at which 1 - q^n reaches 95 %', () => {
    for (const q of [0.5, 0.6, 0.75, 0.9, 0.95, 0.975, 0.99]) {
      const n = leastSamples(q);
      expect(1 - q ** n).toBeGreaterThanOrEqual(0.95);
      expect(1 - q ** (n - 1)).toBeLessThan(0.95);
    }
  });

  it.each([0, 1, -1, Number.NaN])('refuses %s', (q) => {
    expect(() => leastSamples(q)).toThrow(RangeError);
  });
});

describe('neededSamples', () => {
  it('is ten times that', () => {
    expect([0.9, 0.95, 0.99].map(neededSamples)).toEqual([290, 590, 2990]);
  });
});
