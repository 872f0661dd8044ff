import jstat from 'jstat';

/** The value that Student's t distribution stays below with probability `p` (0 to 1, both excluded); degrees of freedom above 0. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  return jstat.studentt.inv(p, degreesOfFreedom);
}

/**
 * The chance that Student's t is at least `t`: half the regularised incomplete beta function I(x; df/2, 1/2) at
 * x = df / (df + t^2) (Abramowitz and Stegun 26.7.1), which keeps its digits where a distribution function has rounded to 0 or 1.
 * Six digits down to 1e-300.
 *
 * @throws RangeError unless t is a number and there are degrees of freedom above 0.
 */
export function studentUpperTail(t: number, degreesOfFreedom: number): number {
  if (Number.isNaN(t) || !(degreesOfFreedom > 0))
    throw new RangeError(`no Student's t of ${t} with ${degreesOfFreedom} degrees of freedom`);
  if (t === 0) return 0.5;
  const squared = t * t;
  const beyond = jstat.ibeta(degreesOfFreedom / (degreesOfFreedom + squared), degreesOfFreedom / 2, 0.5) / 2;
  return t > 0 ? beyond : 1 - beyond;
}
