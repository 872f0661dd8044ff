import { hardDifferences, sideOfRun } from '../../compare/differences.ts';
import type { RunSide } from '../../compare/runs.ts';
import type { Campaign } from '../../model/campaign.ts';
import { HeadroomError } from '../../model/error.ts';
import type { Run } from '../../model/run.ts';
import type { Store } from '../../store/index.ts';

export interface EarlierSessions {
  /** Of the campaign before; empty where there is none. */
  readonly base: readonly RunSide[];
  /** What could not be read of it. */
  readonly notes: readonly string[];
}

/**
 * The sessions of the last sealed campaign of the same schedule and environment that may be compared with `like`, a session of this one; of
 * the last one at all when none may, so that the key that differs can be named. A session that is damaged is told and left out: it must
 * not cost this campaign.
 */
export async function earlierSessions(store: Store, campaign: Campaign, like: Run | undefined): Promise<EarlierSessions> {
  const kept = new Set((await store.listRuns()).flatMap((run) => (run.state === 'sealed' ? [run.id] : [])));
  let last: EarlierSessions = { base: [], notes: [] };
  for (const entry of await store.campaigns.list()) {
    if (entry.state !== 'sealed' || !isEarlier(entry.campaign, campaign)) continue;
    const ids = entry.campaign.runs.filter(({ id, phase }) => phase === 'detection' && kept.has(id)).map(({ id }) => id);
    const found = await readSessions(store, ids);
    const [first] = found.base;
    if (first === undefined) continue;
    if (like === undefined || hardDifferences(sideOfRun(first.run), sideOfRun(like)).length === 0) return found;
    if (last.base.length === 0) last = found;
  }
  return last;
}

const isEarlier = (earlier: Campaign, { id, name, environment }: Campaign): boolean =>
  earlier.id !== id && earlier.purpose === 'schedule' && earlier.name === name && earlier.environment === environment;

async function readSessions(store: Store, ids: readonly string[]): Promise<EarlierSessions> {
  const base: RunSide[] = [];
  const notes: string[] = [];
  for (const id of ids) {
    try {
      base.push({ run: (await store.loadRun(id)).run, measurement: await store.loadMeasurement(id) });
    } catch (error) {
      if (!(error instanceof HeadroomError)) throw error;
      notes.push(`${id} of the campaign before is left out: ${error.message}`);
    }
  }
  return { base, notes };
}
