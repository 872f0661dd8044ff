import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disasterLimit, disasterReason } from '../../../engine/compare/disaster.ts';
import { sessionChange } from '../../../engine/compare/sessions.ts';

/** Baselines whose logarithms have mean ln 200 and exactly this sample deviation. */
const spread = (sessions: number, deviation: number): number[] => {
  const raw = Array.from({ length: sessions }, (_, index) => index - (sessions - 1) / 2);
  const own = Math.sqrt(raw.reduce((sum, value) => sum + value ** 2, 0) / (sessions - 1));
  return raw.map((value) => 200 * Math.exp((value / own) * deviation));
};

describe('smallest detectable change', () => {
  // The design's own figures for a session spread of 5.3 %: t(.99, 5) = 3.365 and t(.8, 5) = 0.920 (NIST e-Handbook 1.3.6.7.2).
  test('28 % with six baselines, one candidate and one metric', () => {
    expect(sessionChange(spread(6, 0.053), 200, 'ratio').smallestDetectable).toBeCloseTo(0.278, 3);
  });

  test('63 % with three baselines', () => {
    expect(sessionChange(spread(3, 0.053), 200, 'ratio').smallestDetectable).toBeCloseTo(0.634, 2);
  });

  test('grows with the number of tests', () => {
    const one = sessionChange(spread(6, 0.053), 200, 'ratio', 1).smallestDetectable ?? 0;
    expect(sessionChange(spread(6, 0.053), 200, 'ratio', 3).smallestDetectable).toBeGreaterThan(one);
  });

  test.each([
    ['one baseline', [200]],
    ['equal baselines', [200, 200, 200]],
  ])('is unknown, and so is the interval, with %s', (_, base) => {
    expect(sessionChange(base, 260, 'ratio')).toMatchObject({ low: null, high: null, smallestDetectable: null });
  });
});

describe('change', () => {
  test('is the ratio to the geometric mean, with a prediction interval around it', () => {
    const { base, change, low, high } = sessionChange([100, 400], 300, 'ratio');
    expect(base).toBeCloseTo(200, 9);
    expect(change).toBeCloseTo(0.5, 9);
    // d = ln 1.5, s = ln 4 / sqrt 2, SE = s sqrt(1 + 1/2), t(.975, 1) = 12.706.
    const half = 12.706 * (Math.log(4) / Math.SQRT2) * Math.sqrt(1.5);
    expect(Math.log1p(low ?? 0)).toBeCloseTo(Math.log(1.5) - half, 2);
    expect(Math.log1p(high ?? 0)).toBeCloseTo(Math.log(1.5) + half, 2);
  });

  test('of a rate is a difference', () => {
    const { base, change } = sessionChange([0.001, 0.003], 0.006, 'difference');
    expect(base).toBeCloseTo(0.002, 12);
    expect(change).toBeCloseTo(0.004, 12);
  });

  test('is finite or null whatever the sessions were', () => {
    const latency = fc.double({ min: 0.001, max: 600_000, noNaN: true });
    fc.assert(
      fc.property(fc.array(latency, { minLength: 1, maxLength: 8 }), latency, (base, head) => {
        const found = sessionChange(base, head, 'ratio', 2);
        expect([found.base, found.change].every(Number.isFinite)).toBe(true);
        for (const value of [found.low, found.high, found.smallestDetectable]) expect(value === null || Number.isFinite(value)).toBe(true);
        if (found.low !== null) expect(found.low).toBeLessThanOrEqual(found.change);
      }),
      { numRuns: 200 },
    );
  });
});

describe('disaster', () => {
  test('is beyond four times with one baseline, which has no spread', () => {
    const limit = disasterLimit(1, null, 'ratio');
    expect(disasterReason({ base: 100, change: 2.9 }, 390, 'lower', limit)).toBeNull();
    expect(disasterReason({ base: 100, change: 3.1 }, 410, 'lower', limit)).toEqual({
      code: 'beyond-disaster-limit',
      facts: { limit: 4, seen: 1, needed: 2 },
    });
  });

  test('is beyond twice and beyond the smallest detectable change with more', () => {
    expect(disasterLimit(3, 0.63, 'ratio').ratio).toBe(2);
    expect(disasterLimit(2, 3.5, 'ratio').ratio).toBe(4.5);
  });

  test('of a rate is twice as many and a hundredth more', () => {
    const limit = disasterLimit(3, 0.002, 'difference');
    expect(disasterReason({ base: 0.001, change: 0.004 }, 0.005, 'lower', limit)).toBeNull();
    expect(disasterReason({ base: 0.001, change: 0.029 }, 0.03, 'lower', limit)).not.toBeNull();
  });

  test('looks the other way where more is better', () => {
    const limit = disasterLimit(3, null, 'difference');
    expect(disasterReason({ base: 0.99, change: -0.69 }, 0.3, 'higher', limit)).not.toBeNull();
    expect(disasterReason({ base: 0.3, change: 0.69 }, 0.99, 'higher', limit)).toBeNull();
  });
});
