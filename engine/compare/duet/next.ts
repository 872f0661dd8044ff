import type { Change } from '../../model/comparison.ts';
import { normal95 } from '../../stats/normal.ts';
import { comparedMetric, missingMembers } from '../judge/place.ts';
import { judgingOf } from '../judge/rule.ts';
import { type DuetInput, noiseChanges } from './judge.ts';
import { leastBlocks } from './plain.ts';

export type DuetStep =
  | { readonly do: 'detect' }
  /** So many fresh blocks more. */
  | { readonly do: 'confirm'; readonly blocks: number }
  | { readonly do: 'stop'; readonly early: boolean };

/**
 * What to do after a look, by the blocks so far: confirm what was found beyond chance, stop when the whole family is shown
 * unchanged or there is no further look, else go on. A speed-up is confirmed only when nothing else is still open: to stop
 * for it would let a slowdown of another metric go unseen.
 */
export function nextInDuet(input: DuetInput): DuetStep {
  if (input.differences.some(({ hard }) => hard)) return { do: 'stop', early: true };
  const judging = judgingOf(input.rule, { taken: input.looks, planned: input.plan.looks });
  // Fresh blocks have no say in how many of them there are to be.
  const detection = input.blocks.filter(({ phase }) => phase === 'detection');
  const family = noiseChanges({ ...input, blocks: detection }, judging).filter(({ primary }) => primary);
  const complete = missingMembers(judging.members, family).length === 0;
  const last = input.looks >= input.plan.looks;
  const found = family.filter(isFound);
  const fresh = input.blocks.length - detection.length;
  const wanted = freshBlocks(found, detection.length, input);
  if (fresh > 0) return fresh >= wanted ? { do: 'stop', early: false } : { do: 'confirm', blocks: wanted - fresh };
  const open = family.filter((change) => !isFound(change) && change.verdict !== 'unchanged');
  const slower = found.some(isWorse);
  if (slower || (found.length > 0 && (last || (complete && open.length === 0)))) return { do: 'confirm', blocks: wanted };
  if (last) return { do: 'stop', early: false };
  return complete && family.length > 0 && open.length === 0 ? { do: 'stop', early: true } : { do: 'detect' };
}

/**
 * How many fresh blocks show again what was found with a chance of 95 %, were the shift a standard error smaller than it looks (it was
 * picked for being large): n = ((z.95 + z.95) s / (d - SE))², one more for s being estimated. No fewer than half of the blocks used, and no more than the plan has left.
 */
function freshBlocks(found: readonly Change[], used: number, { rule, plan }: DuetInput): number {
  const needed = found.map(({ change, scale, evidence }) => {
    if (evidence === null) return 0;
    const size = Math.abs(scale === 'ratio' ? Math.log1p(change.value) : change.value);
    const matters = (scale === 'ratio' ? Math.log1p(rule.delta) : rule.rateDelta) / 2;
    const sure = Math.max(matters, size - evidence.unitDeviation / Math.sqrt(used));
    return Math.ceil((2 * normal95 * (evidence.unitDeviation / sure)) ** 2) + 1;
  });
  const half = Math.ceil(used / 2);
  const left = Math.max(0, plan.detection - used) + Math.ceil(plan.detection / 2);
  return Math.max(leastBlocks, half, Math.min(left, Math.max(0, ...needed)));
}

/** Beyond chance and large enough, and nothing fresh to confirm it yet. */
const isFound = ({ reasons }: Change): boolean => reasons.some(({ code }) => code === 'unconfirmed');

function isWorse({ metric, statistic, change }: Change): boolean {
  return change.value > 0 === (comparedMetric(metric, statistic === 'rate').better === 'lower');
}
