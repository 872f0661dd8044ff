import { describe, expect, test } from 'vitest';
import { meanOf, sampleDeviation } from '../../../engine/stats/spread.ts';
import { studentQuantile, studentUpperTail } from '../../../engine/stats/student.ts';

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of Student's t.
test.each([
  [0.9, 1, 3.078],
  [0.95, 1, 6.314],
  [0.975, 1, 12.706],
  [0.99, 1, 31.821],
  [0.99, 2, 6.965],
  [0.995, 2, 9.925],
  [0.975, 5, 2.571],
  [0.99, 5, 3.365],
  [0.99, 19, 2.539],
  [0.975, 30, 2.042],
])('t quantile %d with %d degrees of freedom', (p, degreesOfFreedom, printed) => {
  expect(studentQuantile(p, degreesOfFreedom)).toBeCloseTo(printed, 3);
  expect(studentQuantile(1 - p, degreesOfFreedom)).toBeCloseTo(-printed, 3);
});

describe('far in the tail, where a distribution function has rounded to one', () => {
  // scipy 1.17.1: stats.t.isf(p, df).
  test.each([
    [1, 3183.0987571181513, 1e-4],
    [1, 318309.8861827435, 1e-6],
    [1, 3183098861.8379064, 1e-10],
    [2, 707.1057205259339, 1e-6],
    [5, 24.771029720515948, 1e-6],
    [13, 8.08184437200472, 1e-6],
    [30, 5.871117120418882, 1e-6],
    [60, 5.263554854652544, 1e-6],
    [60, 7.642311882792557, 1e-10],
  ])('%d degrees of freedom reach %d with a chance of %d', (degreesOfFreedom, t, p) => {
    expect(studentUpperTail(t, degreesOfFreedom) / p).toBeCloseTo(1, 5);
    expect(studentQuantile(1 - p, degreesOfFreedom) / t).toBeCloseTo(1, 3);
  });

  // scipy 1.17.1: stats.t.sf(t, df).
  test.each([
    [-2, 5, 0.9490302605850708],
    [0.3, 9, 0.3854953518707624],
    [5.3, 13, 7.19336135615544e-5],
    [40, 13, 2.6799418842576594e-15],
    [200, 3, 1.3781981995204582e-7],
    [1000, 30, 1.0360017415558664e-69],
  ])('the chance of at least %d with %d degrees of freedom', (t, degreesOfFreedom, p) => {
    expect(studentUpperTail(t, degreesOfFreedom) / p).toBeCloseTo(1, 5);
    expect(studentUpperTail(t, degreesOfFreedom) + studentUpperTail(-t, degreesOfFreedom)).toBeCloseTo(1, 12);
  });

  test('nothing is beyond either side of no shift, and no number is none', () => {
    expect(studentUpperTail(0, 4)).toBe(0.5);
    expect(studentUpperTail(Number.POSITIVE_INFINITY, 4)).toBe(0);
    expect(() => studentUpperTail(Number.NaN, 4)).toThrow(RangeError);
    expect(() => studentUpperTail(1, 0)).toThrow(RangeError);
  });
});

// The ten masses of NIST's data set NumAcc1 are exact: 10000001, 10000003, 10000002 have mean 10000002 and deviation 1.
test('mean and deviation of the certified NumAcc1', () => {
  expect(meanOf([10000001, 10000003, 10000002])).toBe(10000002);
  expect(sampleDeviation([10000001, 10000003, 10000002])).toBe(1);
});

test('a single value has no deviation', () => {
  expect(sampleDeviation([3])).toBeNaN();
});
