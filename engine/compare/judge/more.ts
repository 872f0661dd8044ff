import { detectableShift } from '../../stats/detectable.ts';
import { studentQuantile } from '../../stats/student.ts';
import type { Noise } from './noise.ts';
import { equivalenceAlpha, power } from './rule.ts';

/** Beyond this many nobody would wait. */
const most = 100_000;

/**
 * How many units more would do, were they to scatter and lie as those so far: enough to notice the shift that matters, and to say
 * whether it is one. 0 when no number would.
 */
export function unitsThatWouldDo({ shift, margins, withMore }: Pick<Noise, 'shift' | 'margins' | 'withMore'>, level: number): number {
  const size = Math.abs(shift.estimate);
  const decided = (more: number): boolean => {
    const { error, degreesOfFreedom } = withMore(more);
    if (detectableShift({ error, degreesOfFreedom }, level, power) > margins.matters) return false;
    const t = (p: number) => studentQuantile(1 - p, degreesOfFreedom) * error;
    return size >= margins.half ? size >= t(level) : size + t(equivalenceAlpha) < margins.matters;
  };
  let enough = 1;
  while (!decided(enough)) {
    enough *= 2;
    if (enough > most) return 0;
  }
  let short = Math.floor(enough / 2);
  while (enough - short > 1) {
    const middle = (short + enough) >> 1;
    if (decided(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}
