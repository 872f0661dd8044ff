import type { RunSide } from '../../compare/runs.ts';
import type { Campaign } from '../../model/campaign.ts';
import { HeadroomError } from '../../model/error.ts';
import type { Store } from '../../store/index.ts';

export interface EarlierSessions {
  /** Of the campaign before; empty where there is none. */
  readonly base: readonly RunSide[];
  /** What could not be read of it. */
  readonly notes: readonly string[];
}

/** The sessions of the last sealed campaign of the same schedule and environment that has any left. One that is damaged is told and left out: it must not cost this one. */
export async function earlierSessions(store: Store, { id, name, environment }: Campaign): Promise<EarlierSessions> {
  const kept = new Set((await store.listRuns()).flatMap((run) => (run.state === 'sealed' ? [run.id] : [])));
  const notes: string[] = [];
  for (const entry of await store.campaigns.list()) {
    if (entry.state !== 'sealed' || entry.id === id) continue;
    const { campaign } = entry;
    if (campaign.purpose !== 'schedule' || campaign.name !== name || campaign.environment !== environment) continue;
    const base: RunSide[] = [];
    for (const run of campaign.runs) {
      if (run.phase !== 'detection' || !kept.has(run.id)) continue;
      try {
        base.push({ run: (await store.loadRun(run.id)).run, measurement: await store.loadMeasurement(run.id) });
      } catch (error) {
        if (!(error instanceof HeadroomError)) throw error;
        notes.push(`${run.id} of the campaign before is left out: ${error.message}`);
      }
    }
    if (base.length > 0) return { base, notes };
  }
  return { base: [], notes };
}
