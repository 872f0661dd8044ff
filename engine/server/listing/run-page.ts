import type { z } from 'zod';
import type { RunPage, runQuerySchema } from '../../model/api/listing.ts';
import { duetUnits, type Store } from '../../store/index.ts';
import type { IndexedRun } from './run-index.ts';
import type { RunRows } from './run-rows.ts';

type RunQuery = z.output<typeof runQuerySchema>;

/** A piece of the list of runs. Pieces follow one another by the place of the last run, so that new runs on top and pruned ones move nothing. */
export async function runPage(store: Store, runs: readonly IndexedRun[], rows: RunRows, query: RunQuery): Promise<RunPage> {
  const [campaigns, baselines] = await Promise.all([store.campaigns.list(), activeBaselines(store)]);
  const isUnit = duetUnits(campaigns);
  const asked = runs.filter((run) => isAsked(run, query));
  const listed = asked.filter(({ run }) => query.all || run === null || !isUnit(run));
  const { cursor } = query;
  const rest = cursor === undefined ? listed : listed.filter(({ key }) => key < cursor);
  const piece = rest.slice(0, query.limit);
  return {
    runs: await Promise.all(piece.map(async (run) => await rows.rowOf(store, run, baselines.has(run.id)))),
    next: rest.length > piece.length ? (piece.at(-1)?.key ?? null) : null,
    total: listed.length,
    hidden: asked.length - listed.length,
  };
}

/** A run without a document has neither scenario nor environment, and is left out where one is asked for. */
function isAsked({ id, run, commit }: IndexedRun, { scenario, environment, search }: RunQuery): boolean {
  if ((scenario ?? run?.scenario) !== run?.scenario || (environment ?? run?.environment) !== run?.environment) return false;
  const text = [id, run?.scenario, run?.environment, commit].join(' ').toLowerCase();
  return (search ?? '')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Ids of approved sessions that still count. */
export async function activeBaselines(store: Store): Promise<ReadonlySet<string>> {
  return new Set((await store.baselines.list()).flatMap(({ baseline, retirement }) => (retirement === null ? [baseline.run] : [])));
}
