import { type Shift, shiftInterval } from './shift.ts';

/**
 * Two one-sided tests (Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987): whether a shift lies within
 * ±margin with an error of at most `alpha`, which is whether its 1 - 2 alpha interval does.
 *
 * @throws RangeError unless the margin is above 0 and alpha between 0 and 1/2.
 */
export function equivalent(shift: Shift, margin: number, alpha: number): { shown: boolean; low: number; high: number } {
  if (!(margin > 0 && alpha > 0 && alpha < 0.5)) throw new RangeError(`no equivalence within ${margin} at ${alpha}`);
  const { low, high } = shiftInterval(shift, 1 - 2 * alpha);
  return { shown: low > -margin && high < margin, low, high };
}
