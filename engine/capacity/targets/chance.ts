import type { Estimate } from '../../model/estimate.ts';
import { normalLowerTail } from '../../stats/normal-lower-tail.ts';
import { standardErrorOf } from '../fit/deviation.ts';

/**
 * What two plateaus of one load differ by in a latency, as a share, where no repeats tell it: the spread of p95 between sessions that the statistics of the
 * gate were measured with.
 */
const sessionSpread = 0.053;

/**
 * The chance that a number which was measured on its side of a limit is on that side: normal on a logarithmic scale (on the plain one where it or the limit is
 * not positive), its error that of its plateau and the spread between plateaus. Null without a number.
 */
export function chanceOfSide(actual: Estimate | null, limit: number): number | null {
  if (actual === null) return null;
  const error = standardErrorOf(actual) ?? 0;
  const { value } = actual;
  if (value > 0 && limit > 0) return normalLowerTail(Math.abs(Math.log(limit / value)) / Math.hypot(error / value, sessionSpread));
  return error > 0 ? normalLowerTail(Math.abs(limit - value) / error) : 1;
}
