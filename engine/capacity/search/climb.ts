import type { LoadPoint } from '../../model/load-point.ts';

const usual = 2;
/** Where nothing is busy yet, two steps are taken at once. */
const long = 4;
const idle = 0.1;
/** The next plateau goes this far beyond the load at which the busiest resource would be used up, and by at least the least step. */
const beyond = 1.05;
const least = 1.25;

/**
 * By how much the next plateau up is higher: twice, as long as no resource is near its end; four times where none is busy; just beyond where the
 * busiest would be used up by the law of utilisation, where that comes before. Twice where nothing is known of resources.
 */
export function climbFactor({ resources }: Pick<LoadPoint, 'resources'>): number {
  const busiest = Math.max(0, ...resources.map(({ utilisation }) => utilisation));
  if (busiest === 0) return usual;
  if (busiest < idle) return long;
  return Math.min(usual, Math.max(least, beyond / busiest));
}
