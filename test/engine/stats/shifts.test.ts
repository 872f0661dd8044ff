import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baselineShift } from '../../../engine/stats/baseline-shift.ts';
import { detectableShift } from '../../../engine/stats/detectable.ts';
import { equivalent } from '../../../engine/stats/equivalence.ts';
import { meanShift } from '../../../engine/stats/one-sample.ts';
import { type Shift, shiftInterval, upwardP } from '../../../engine/stats/shift.ts';
import { welchShift } from '../../../engine/stats/welch.ts';

const differences = [0.031, 0.012, 0.054, 0.027, -0.006, 0.041, 0.019, 0.033];
const t = ({ estimate, error }: Shift) => estimate / error;

describe('the mean of independent differences', () => {
  test('has the t, p and interval that SciPy prints', () => {
    // scipy 1.17.1: stats.ttest_1samp(d, 0, alternative='greater') and .confidence_interval(.95) of the two-sided one; stats.sem(d).
    const shift = meanShift(differences);
    expect(shift.estimate).toBeCloseTo(0.026375, 12);
    expect(shift.error).toBeCloseTo(0.006480568482559446, 12);
    expect(shift.degreesOfFreedom).toBe(7);
    expect(t(shift)).toBeCloseTo(4.069859005576531, 9);
    expect(upwardP(shift)).toBeCloseTo(0.002375035701938178, 8);
    expect(shiftInterval(shift, 0.95).low).toBeCloseTo(0.011050890602032086, 7);
    expect(shiftInterval(shift, 0.95).high).toBeCloseTo(0.04169910939796792, 7);
  });

  test('of equal values is as sure as they are written, no more', () => {
    const shift = meanShift([0.05, 0.05, 0.05, 0.05], 0.0004);
    expect(shift).toEqual({ estimate: 0.05, error: 0.0002, degreesOfFreedom: 3 });
    expect(upwardP(shift)).toBeGreaterThan(0);
    expect(() => upwardP(meanShift([0.05, 0.05]))).toThrow(RangeError);
  });

  test('needs two', () => {
    expect(() => meanShift([1])).toThrow(RangeError);
  });

  test('mirrors its differences', () => {
    const value = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 4, maxLength: 30 }), (values) => {
        const there = meanShift(values, 1e-3);
        const back = meanShift(
          values.map((one) => -one),
          1e-3,
        );
        expect(back.estimate).toBeCloseTo(-there.estimate, 12);
        expect(upwardP(back)).toBeCloseTo(1 - upwardP(there), 9);
      }),
    );
  });
});

describe('candidates against baselines', () => {
  const base = [5.31, 5.36, 5.29, 5.4, 5.33, 5.35];

  test('take all spread from the baselines', () => {
    // numpy 2.4.6 and scipy 1.17.1: (mean(c) - mean(b)) / (std(b, ddof=1) sqrt(1/2 + 1/6)) and stats.t.sf(T, 5).
    const shift = baselineShift(base, [5.47, 5.44]);
    expect(shift.estimate).toBeCloseTo(0.115, 12);
    expect(shift.error).toBeCloseTo(0.031832897030169, 12);
    expect(t(shift)).toBeCloseTo(3.6126149590158647, 9);
    expect(upwardP(shift)).toBeCloseTo(0.007669081669120979, 7);
  });

  test('need two baselines and one candidate', () => {
    expect(() => baselineShift([1], [1])).toThrow(RangeError);
    expect(() => baselineShift(base, [])).toThrow(RangeError);
    expect(baselineShift([1, 1, 1], [2], 0.1).error).toBeCloseTo(0.1 * Math.sqrt(4 / 3), 12);
  });
});

describe('two means of unequal spread', () => {
  const before = [12.1, 11.4, 13.9, 12.7];
  const after = [14.2, 15.9, 13.1, 16.8, 14.4];

  test('have the t, degrees, p and interval that SciPy prints', () => {
    // scipy 1.17.1: stats.ttest_ind(b, a, equal_var=False, alternative='greater'); the interval of the two-sided one.
    const shift = welchShift(before, after);
    expect(t(shift)).toBeCloseTo(2.794821600874009, 9);
    expect(shift.degreesOfFreedom).toBeCloseTo(6.968373733600116, 9);
    expect(upwardP(shift)).toBeCloseTo(0.01342311013229706, 7);
    expect(shiftInterval(shift, 0.95).low).toBeCloseTo(0.36066245394889473, 5);
    expect(shiftInterval(shift, 0.95).high).toBeCloseTo(4.3493375460511094, 5);
  });

  test('need a spread', () => {
    expect(() => welchShift([1, 1], [2, 2])).toThrow(RangeError);
    expect(() => welchShift([1], [2, 3])).toThrow(RangeError);
  });
});

describe('equivalence', () => {
  test('is shown when the interval lies within the margin', () => {
    // statsmodels 0.15.0: DescrStatsW(d).ttost_mean(-.05, .05) p = .004113356; tconfint_mean(alpha=.1).
    const shift = meanShift(differences);
    const found = equivalent(shift, 0.05, 0.05);
    expect(found.shown).toBe(true);
    expect(found.low).toBeCloseTo(0.014097053604122263, 7);
    expect(found.high).toBeCloseTo(0.038652946395877734, 7);
    // Its p is the level at which it just is.
    expect(equivalent(shift, 0.05, 0.00412).shown).toBe(true);
    expect(equivalent(shift, 0.05, 0.00411).shown).toBe(false);
  });

  test('is not shown on one side alone', () => {
    const shift = { estimate: 0.02, error: 0.008, degreesOfFreedom: 13 };
    expect(equivalent(shift, 0.03, 0.05).shown).toBe(false);
    expect(equivalent({ ...shift, estimate: -0.02 }, 0.03, 0.05).shown).toBe(false);
    expect(() => equivalent(shift, 0, 0.05)).toThrow(RangeError);
    expect(() => equivalent(shift, 0.03, 0.5)).toThrow(RangeError);
  });
});

describe('the least shift that is found', () => {
  // scipy 1.17.1: exp((t.ppf(1 - .01/2, n - 1) + t.ppf(.8, n - 1)) .024/sqrt(n)) - 1.
  test.each([
    [4, 0.08527409744893855],
    [14, 0.025215604854480267],
    [20, 0.020174541439963],
  ])('with %d blocks that scatter by 2.4 %', (n, printed) => {
    const shift = detectableShift({ error: 0.024 / Math.sqrt(n), degreesOfFreedom: n - 1 }, 0.01 / 2, 0.8);
    expect(Math.expm1(shift)).toBeCloseTo(printed, 7);
  });

  test('has a level, a power and an error', () => {
    expect(() => detectableShift({ error: 1, degreesOfFreedom: 3 }, 0, 0.8)).toThrow(RangeError);
    expect(() => detectableShift({ error: 1, degreesOfFreedom: 3 }, 0.01, 1)).toThrow(RangeError);
    expect(() => detectableShift({ error: -1, degreesOfFreedom: 3 }, 0.01, 0.8)).toThrow(RangeError);
  });
});
