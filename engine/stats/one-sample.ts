import type { Shift } from './shift.ts';
import { meanOf, sampleDeviation } from './spread.ts';

/**
 * Student's one-sample t (Biometrika 6, 1908): the mean of n independent differences, error s / sqrt(n), n - 1 degrees of freedom.
 * `leastDeviation` is what the differences scatter by at least, because of how they were rounded: equal ones do not make an error of nothing.
 *
 * @throws RangeError with fewer than two values.
 */
export function meanShift(values: readonly number[], leastDeviation = 0): Shift {
  if (values.length < 2) throw new RangeError(`${values.length} values have no spread`);
  const deviation = Math.max(leastDeviation, sampleDeviation(values));
  return { estimate: meanOf(values), error: deviation / Math.sqrt(values.length), degreesOfFreedom: values.length - 1 };
}
