import type { Shift } from './shift.ts';
import { meanOf, sampleDeviation } from './spread.ts';

/**
 * The difference of two means whose variances may differ (Welch, Biometrika 34, 1947), degrees of freedom by Satterthwaite.
 *
 * @throws RangeError unless both have two values and one of them a spread.
 */
export function welchShift(base: readonly number[], head: readonly number[]): Shift {
  const before = sampleDeviation(base) ** 2 / base.length;
  const after = sampleDeviation(head) ** 2 / head.length;
  const variance = before + after;
  if (!(variance > 0)) throw new RangeError(`${base.length} and ${head.length} values have no spread`);
  return {
    estimate: meanOf(head) - meanOf(base),
    error: Math.sqrt(variance),
    degreesOfFreedom: variance ** 2 / (before ** 2 / (base.length - 1) + after ** 2 / (head.length - 1)),
  };
}
