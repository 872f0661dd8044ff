import { expect, test } from 'vitest';
import { meanOf, sampleDeviation } from '../../../engine/stats/spread.ts';
import { studentQuantile } from '../../../engine/stats/student.ts';

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

// The ten masses of NIST's data set NumAcc1 are exact: 10000001, 10000003, 10000002 have mean 10000002 and deviation 1.
test('mean and deviation of the certified NumAcc1', () => {
  expect(meanOf([10000001, 10000003, 10000002])).toBe(10000002);
  expect(sampleDeviation([10000001, 10000003, 10000002])).toBe(1);
});

test('a single value has no deviation', () => {
  expect(sampleDeviation([3])).toBeNaN();
});
