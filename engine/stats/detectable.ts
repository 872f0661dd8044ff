import { studentQuantile } from './student.ts';

/**
 * The shift that a one-sided t test at `alpha` finds with this power: (t(1 - alpha) + t(power)) error, the usual approximation
 * to the non-central t (Lachin, Controlled Clinical Trials 2, 1981), on the scale of the error.
 *
 * @throws RangeError unless alpha and power lie between 0 and 1 and the error is not negative.
 */
export function detectableShift(
  { error, degreesOfFreedom }: { readonly error: number; readonly degreesOfFreedom: number },
  alpha: number,
  power: number,
): number {
  if (!(alpha > 0 && alpha < 1 && power > 0 && power < 1 && error >= 0))
    throw new RangeError(`no shift is found at ${alpha} with ${power} by an error of ${error}`);
  return (studentQuantile(1 - alpha, degreesOfFreedom) + studentQuantile(power, degreesOfFreedom)) * error;
}
