import type { BaselineList } from '../../model/api/listing.ts';
import { whyNoBaseline } from '../../run/baselines.ts';
import { duetUnits, type Store } from '../../store/index.ts';
import type { IndexedRun } from './run-index.ts';
import type { RunRows } from './run-rows.ts';

/** Runs that are offered; older ones can still be approved by their own page. */
const mostCandidates = 30;

/** The newest runs that nobody approved, each with what its documents say against approving it. Whether it has samples enough is told when it is approved. */
export async function baselineCandidates(store: Store, runs: readonly IndexedRun[], rows: RunRows): Promise<BaselineList['candidates']> {
  const campaigns = await store.campaigns.list();
  const isUnit = duetUnits(campaigns);
  const approved = new Set((await store.baselines.list()).map(({ baseline }) => baseline.run));
  const offered = runs
    .filter(({ id, run, state }) => state === 'sealed' && run !== null && !isUnit(run) && !approved.has(id))
    .slice(0, mostCandidates);
  const found = await Promise.all(
    offered.map(async (indexed) => {
      const run = await rows.rowOf(store, indexed, false);
      if (run.state !== 'sealed') return null;
      const { comparison } = await rows.factsOf(store, indexed);
      return { run, refused: await whyNoBaseline(store, campaigns, await store.loadRunDocument(indexed.id), comparison) };
    }),
  );
  return found.filter((candidate) => candidate !== null);
}
