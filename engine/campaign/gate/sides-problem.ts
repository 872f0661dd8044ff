import type { ChangeReason } from '../../model/comparison.ts';
import type { MeasuredBlock } from './block.ts';

/** Why two sides cannot be compared, whatever their numbers are. */
export type SidesProblem = ChangeReason;

/** More of its own checks and requests failing than this, and a base is no base. */
const mostFailing = 0.01;

/** The first thing that is wrong with the sides of the blocks so far; null when nothing is. */
export function brokenSides(blocks: readonly MeasuredBlock[]): SidesProblem | null {
  const apart = blocks.flatMap(({ separation }) => separation ?? []).find(({ why }) => why !== null);
  if (apart?.why) return { code: 'sides-not-separated', facts: { why: apart.why } };
  const checks = blocks.map(({ checks }) => checks.base);
  const made = checks.reduce((sum, check) => sum + check.made, 0);
  const failed = checks.reduce((sum, check) => sum + check.failed, 0);
  return made > 0 && failed / made > mostFailing ? { code: 'base-fails-checks', facts: { side: 'base', made, failed } } : null;
}
