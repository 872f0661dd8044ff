import type { Change, Comparison } from '../../../../engine/model/comparison.ts';
import { worstChanges } from '../../../../reports/words/family.ts';

/** Every change, those to look at first in front, counters that stayed at the end. */
export function worstFirst(comparison: Comparison): Change[] {
  const worst = worstChanges(comparison, comparison.changes.length);
  const told = new Set(worst);
  return [...worst, ...comparison.changes.filter((change) => !told.has(change))];
}
