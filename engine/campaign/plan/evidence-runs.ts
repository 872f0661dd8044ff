import { HeadroomError } from '../../model/error.ts';
import type { Measurement } from '../../model/measurement.ts';
import type { Report } from '../../model/report.ts';
import type { Run } from '../../model/run.ts';
import type { Store } from '../../store/index.ts';

/** A run that may prove something. What it holds is read when it is asked for, once. */
export interface EvidenceRun {
  readonly run: Run;
  readonly report: () => Promise<Report>;
  readonly measurement: () => Promise<Measurement>;
}

/** Where evidence is looked for. Null leaves it open; days are `yyyy-mm-dd` and count as a whole. */
export interface Where {
  readonly environment: string | null;
  readonly scenario: string | null;
  /** This one and no other, whenever and wherever it was made. */
  readonly run: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Sealed runs that went to their end, of which the generator was healthy, newest first. Units of gates and plateaus of ladders are no runs of their own. */
export async function evidenceRuns(store: Store): Promise<EvidenceRun[]> {
  const parts = new Set(
    (await store.campaigns.list()).flatMap((entry) =>
      entry.state === 'damaged' || entry.campaign.purpose === 'schedule' ? [] : entry.campaign.runs.map(({ id }) => id),
    ),
  );
  return (await store.listRuns()).flatMap((entry): EvidenceRun[] => {
    if (entry.state !== 'sealed' || parts.has(entry.id) || entry.run.base !== null) return [];
    const { run } = entry;
    if (run.outcome !== 'completed' || run.health.validity !== 'valid') return [];
    return [
      {
        run,
        report: once(async () => (await store.loadRun(run.id)).report),
        measurement: once(async () => await store.loadMeasurement(run.id)),
      },
    ];
  });
}

/** The runs of a place and a time, newest first; of a named one that one alone, or why there is none. */
export async function runsAt(
  store: Store,
  all: readonly EvidenceRun[],
  { environment, scenario, run, from, to }: Where,
): Promise<{ readonly runs: readonly EvidenceRun[]; readonly missing: string | null }> {
  if (run === null) {
    const fits = (has: Run): boolean =>
      has.environment === (environment ?? has.environment) &&
      has.scenario === (scenario ?? has.scenario) &&
      (from === null || from <= dayOf(has.startedAt)) &&
      (to === null || dayOf(has.startedAt) <= to);
    return { runs: all.filter((each) => fits(each.run)), missing: null };
  }
  try {
    const id = await store.resolveRun(run);
    const found = all.find((each) => each.run.id === id);
    return { runs: found ? [found] : [], missing: found ? null : `${id} is not a valid run that went to its end` };
  } catch (error) {
    if (error instanceof HeadroomError) return { runs: [], missing: error.message };
    throw error;
  }
}

/** The day of a moment in UTC. */
export const dayOf = (iso: string): string => iso.slice(0, 10);

function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= work();
    return made;
  };
}
