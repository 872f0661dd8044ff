import { useMemo } from 'react';
import type { BaselineList } from '../../../../engine/model/api/listing.ts';
import { cleanDocument } from '../../../../reports/words/clean.ts';

/** Baselines and candidates without marks hidden in their names. */
export function useCleanList(list: BaselineList | undefined): BaselineList | undefined {
  return useMemo(() => (list === undefined ? undefined : cleanDocument(list)), [list]);
}
