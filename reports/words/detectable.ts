import type { Change } from '../../engine/model/comparison.ts';
import { smallestDetectable } from './change.ts';

/** The smallest detectable change, for a cell: `2.5 %`; `exact` for a count, `unknown` while the spread is. */
export function detectable(change: Change): string {
  return smallestDetectable(change) ?? (change.statistic === 'count' ? 'exact' : 'unknown');
}

/** The same in words that stand beside a verdict. */
export function detectableClause(change: Change | undefined): string {
  if (change?.statistic === 'count') return 'counted exactly, so that any change is seen';
  return `smallest detectable change ${(change && smallestDetectable(change)) ?? 'unknown'}`;
}
