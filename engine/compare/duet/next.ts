import type { Change } from '../../model/comparison.ts';
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
  const family = noiseChanges(input, judging).filter(({ primary }) => primary);
  const complete = missingMembers(judging.members, family).length === 0;
  const last = input.looks >= input.plan.looks;
  const used = input.blocks.filter(({ phase }) => phase === 'detection').length;
  const fresh = input.blocks.length - used;
  const wanted = Math.max(leastBlocks, Math.ceil(used / 2));
  if (fresh > 0) return fresh >= wanted ? { do: 'stop', early: false } : { do: 'confirm', blocks: wanted - fresh };
  const found = family.filter(isFound);
  const open = family.filter((change) => !isFound(change) && change.verdict !== 'unchanged');
  const slower = found.some(isWorse);
  if (slower || (found.length > 0 && (last || (complete && open.length === 0)))) return { do: 'confirm', blocks: wanted };
  if (last) return { do: 'stop', early: false };
  return complete && family.length > 0 && open.length === 0 ? { do: 'stop', early: true } : { do: 'detect' };
}

/** Beyond chance and large enough, and nothing fresh to confirm it yet. */
const isFound = ({ reasons }: Change): boolean => reasons.some(({ code }) => code === 'unconfirmed');

function isWorse({ metric, statistic, change }: Change): boolean {
  return change.value > 0 === (comparedMetric(metric, statistic === 'rate').better === 'lower');
}
