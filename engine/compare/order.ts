import type { Change } from '../model/comparison.ts';
import type { GateRule } from './judge/rule.ts';

type Shifts = Pick<GateRule, 'delta' | 'rateDelta'>;

/**
 * The family first, then work counters that moved, everything pooled, endpoints, and at last the counters that stayed; within
 * each the greatest change first, measured in shifts worth noticing.
 */
export function orderChanges(changes: readonly Change[], shifts: Shifts): Change[] {
  return changes.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || sizeOf(b, shifts) - sizeOf(a, shifts) || nameOf(a).localeCompare(nameOf(b), 'en'),
  );
}

function rankOf({ statistic, verdict, primary, endpoint }: Change): number {
  if (statistic === 'count') return verdict === 'unchanged' ? 4 : 1;
  if (primary) return 0;
  return endpoint === null ? 2 : 3;
}

function sizeOf({ change, scale, statistic }: Change, { delta, rateDelta }: Shifts): number {
  if (change.value === 0) return 0;
  if (scale === 'ratio') return Math.abs(Math.log1p(change.value)) / Math.log1p(delta);
  // Something that came from or went to nothing: as large as a doubling.
  return statistic === 'rate' ? Math.abs(change.value) / rateDelta : Math.LN2 / Math.log1p(delta);
}

const nameOf = ({ metric, statistic, endpoint }: Change): string => `${endpoint ?? ''} ${metric} ${statistic}`;
