import jstat from 'jstat';

/** The chance that a standard normal variable stays below `z`. */
export function normalLowerTail(z: number): number {
  return jstat.normal.cdf(z, 0, 1);
}
