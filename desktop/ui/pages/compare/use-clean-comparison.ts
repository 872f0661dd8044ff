import { useMemo } from 'react';
import type { Comparison } from '../../../../engine/model/comparison.ts';
import { cleanDocument } from '../../../../reports/words/clean.ts';

/** The comparison without marks that a measured system may have hidden in its names. */
export function useCleanComparison(comparison: Comparison | undefined): Comparison | undefined {
  return useMemo(() => (comparison === undefined ? undefined : cleanDocument(comparison)), [comparison]);
}
