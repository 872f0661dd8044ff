import type { Shift } from './shift.ts';
import { meanOf, sampleDeviation } from './spread.ts';

/**
 * How k candidates stand to B baselines, all the spread taken from the baselines: difference of the means, error
 * s_B sqrt(1/k + 1/B), B - 1 degrees of freedom. With k = 1 this is the prediction interval of one new observation (Hahn and
 * Meeker, Statistical Intervals, 1991, section 4.7). `leastDeviation` is what sessions scatter by at least.
 *
 * @throws RangeError with fewer than two baselines or no candidate.
 */
export function baselineShift(baselines: readonly number[], candidates: readonly number[], leastDeviation = 0): Shift {
  if (baselines.length < 2 || candidates.length === 0) {
    throw new RangeError(`${baselines.length} baselines and ${candidates.length} candidates have no spread between them`);
  }
  const deviation = Math.max(leastDeviation, sampleDeviation(baselines));
  return {
    estimate: meanOf(candidates) - meanOf(baselines),
    error: deviation * Math.sqrt(1 / candidates.length + 1 / baselines.length),
    degreesOfFreedom: baselines.length - 1,
  };
}
