import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OpenedRun, RunRow } from '../../../../engine/model/api/listing.ts';
import { cleanDocument } from '../../../../reports/words/clean.ts';
import { type CallFailed, callApi } from '../../../bridge/call.ts';
import { useDocument } from '../../data/documents.ts';

// What a first screen can show; the list of runs has all.
const mostPairs = 6;

/** The newest sealed run of each scenario in each environment, newest first. */
export function newestOfEach(rows: readonly RunRow[]): RunRow[] {
  const newest = new Map<string, RunRow>();
  for (const row of rows) {
    const pair = JSON.stringify([row.scenario, row.environment]);
    if (row.state === 'sealed' && !newest.has(pair)) newest.set(pair, row);
  }
  return [...newest.values()].slice(0, mostPairs);
}

/** The newest runs with their reports: `opened` grows as they come, in the order of the runs. */
export function useLatest() {
  const list = useDocument('runs', { query: { limit: 200 } });
  const rows = useMemo(() => newestOfEach(list.data?.runs ?? []), [list.data]);
  const opened = useQueries({
    queries: rows.map(({ id }) => {
      const parts = { path: { run: id } };
      return {
        queryKey: ['run', parts],
        queryFn: ({ signal }: { signal: AbortSignal }): Promise<OpenedRun> => callApi('run', parts, signal),
      };
    }),
    combine: (answers) => ({
      found: answers.flatMap(({ data }) => (data === undefined ? [] : [data])),
      failed: answers.flatMap(({ error }) => (error === null ? [] : [error as CallFailed])),
    }),
  });
  const found = useMemo(() => opened.found.map(cleanDocument), [opened.found]);
  return { list, rows, opened: found, failed: opened.failed };
}
