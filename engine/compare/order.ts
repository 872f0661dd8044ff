import type { Change } from '../model/comparison.ts';

/** The shift of a rate that is worth noticing: 0.1 percentage points. */
const rateDelta = 0.001;

/**
 * The family first, then work counters that moved, everything pooled, endpoints, and at last the counters that stayed; within
 * each the greatest change first, measured in shifts worth noticing (`delta` on the ratio scale).
 */
export function orderChanges(changes: readonly Change[], delta: number): Change[] {
  return changes.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || sizeOf(b, delta) - sizeOf(a, delta) || nameOf(a).localeCompare(nameOf(b), 'en'),
  );
}

function rankOf({ statistic, verdict, primary, endpoint }: Change): number {
  if (statistic === 'count') return verdict === 'unchanged' ? 4 : 1;
  if (primary) return 0;
  return endpoint === null ? 2 : 3;
}

function sizeOf({ change, scale, statistic }: Change, delta: number): number {
  if (change.value === 0) return 0;
  if (scale === 'ratio') return Math.abs(Math.log1p(change.value)) / Math.log1p(delta);
  // Something that came from or went to nothing: as large as a doubling.
  return statistic === 'rate' ? Math.abs(change.value) / rateDelta : Math.LN2 / Math.log1p(delta);
}

const nameOf = ({ metric, statistic, endpoint }: Change): string => `${endpoint ?? ''} ${metric} ${statistic}`;
