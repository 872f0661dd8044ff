import { HeadroomError } from '../../model/error.ts';
import type { Run } from '../../model/run.ts';
import type { RunStamp, Store } from '../../store/index.ts';
import { remembered } from './remembered.ts';

/** What a list has to know of every run: where it belongs, and nothing that needs its report. */
export interface IndexedRun {
  readonly id: string;
  readonly state: 'sealed' | 'running' | 'unsealed' | 'damaged';
  readonly stamp: string;
  readonly reason: string | null;
  readonly run: Pick<Run, 'id' | 'scenario' | 'environment' | 'startedAt' | 'durationS' | 'outcome' | 'campaign' | 'base'> | null;
  readonly commit: string | null;
  /** Runs come in its order, newest first; it stays as it is for as long as the run does. */
  readonly key: string;
}

const mostRuns = 20_000;
const atOnce = 25;

/** Keeps of each run what a list needs, and reads a run again only when its stamp is another. */
export function createRunIndex() {
  const known = remembered<IndexedRun>(mostRuns);
  return async (store: Store): Promise<IndexedRun[]> => {
    const stamps = await store.runStamps();
    const runs: IndexedRun[] = [];
    for (let from = 0; from < stamps.length; from += atOnce)
      runs.push(
        ...(await Promise.all(
          stamps
            .slice(from, from + atOnce)
            .map(
              async (one) =>
                await known(`${store.projectFolder} ${one.id}`, `${one.state} ${one.stamp}`, async () => await indexed(store, one)),
            ),
        )),
      );
    return runs.sort((a, b) => (a.key < b.key ? 1 : -1));
  };
}

async function indexed(store: Store, { id, state, stamp }: RunStamp): Promise<IndexedRun> {
  const nothing = { id, stamp, reason: null, run: null, commit: null, key: id };
  if (state !== 'sealed') return { ...nothing, state };
  try {
    const run = await store.loadRunDocument(id);
    const { scenario, environment, startedAt, durationS, outcome, campaign, base, provenance } = run;
    return {
      ...nothing,
      state,
      run: {
        id,
        scenario,
        environment,
        startedAt,
        durationS,
        outcome,
        campaign,
        base: base === null ? null : { ...base, workCounters: [] },
      },
      commit: provenance.git?.commit ?? null,
      key: `${startedAt.replaceAll(':', '-')}${id}`,
    };
  } catch (error) {
    if (error instanceof HeadroomError) return { ...nothing, state: 'damaged', reason: error.message };
    throw error;
  }
}
