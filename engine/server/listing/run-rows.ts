import type { RunRow } from '../../model/api/listing.ts';
import type { Comparison } from '../../model/comparison.ts';
import { HeadroomError } from '../../model/error.ts';
import type { Report } from '../../model/report.ts';
import type { Store } from '../../store/index.ts';
import { remembered } from './remembered.ts';
import type { IndexedRun } from './run-index.ts';

/** What a list shows of a report. */
export interface ReportFacts extends Pick<RunRow, 'chips' | 'users' | 'requestsPerSecond' | 'p95' | 'errorRate'> {
  /** What it was found to be against its baselines, for those who want to approve it. */
  readonly comparison: Pick<Comparison, 'mode' | 'verdict' | 'reasons'> | null;
}

const mostReports = 2000;

/** Makes rows of runs. A report is read once, as long as it stays the same. */
export function createRunRows() {
  const known = remembered<ReportFacts>(mostReports);

  const factsOf = async (store: Store, { id, stamp }: IndexedRun): Promise<ReportFacts> =>
    await known(`${store.projectFolder} ${id}`, stamp, async () => reportFacts((await store.loadRun(id)).report));

  const rowOf = async (store: Store, indexed: IndexedRun, isBaseline: boolean): Promise<RunRow> => {
    const { id, state, reason, run, commit } = indexed;
    const row: RunRow = {
      id,
      state,
      reason,
      scenario: run?.scenario ?? null,
      environment: run?.environment ?? null,
      startedAt: run?.startedAt ?? null,
      durationS: run?.durationS ?? null,
      outcome: run?.outcome ?? null,
      commit,
      campaign: run?.campaign ?? null,
      chips: null,
      users: null,
      requestsPerSecond: null,
      p95: null,
      errorRate: null,
      baseline: isBaseline,
      notes: 0,
    };
    if (run === null) return row;
    try {
      const [{ comparison: _, ...facts }, notes] = await Promise.all([factsOf(store, indexed), store.notes.list(id)]);
      return { ...row, ...facts, notes: notes.length };
    } catch (error) {
      if (error instanceof HeadroomError) return { ...row, state: 'damaged', reason: error.message };
      throw error;
    }
  };

  return { rowOf, factsOf };
}

export type RunRows = ReturnType<typeof createRunRows>;

function reportFacts({ chips, load, overall, comparison }: Report): ReportFacts {
  return {
    chips,
    users: load.activeUsers ?? load.plannedUsers,
    requestsPerSecond: load.requestsPerSecond,
    p95: overall.p95?.value ?? null,
    errorRate: overall.errorRate,
    comparison: comparison && { mode: comparison.mode, verdict: comparison.verdict, reasons: comparison.reasons },
  };
}
