import jstat from 'jstat';

/** The value that Student's t distribution stays below with probability `p` (0 to 1, both excluded); degrees of freedom above 0. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  return jstat.studentt.inv(p, degreesOfFreedom);
}
