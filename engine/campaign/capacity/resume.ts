import type { CampaignRun } from '../../model/campaign.ts';
import { HeadroomError } from '../../model/error.ts';
import type { LadderOrder } from '../../model/ladder.ts';
import type { Store } from '../../store/index.ts';
import type { Plateau } from './measure.ts';
import type { CapacityWanted } from './wanted.ts';

/** A campaign that is gone on with: what it was asked for, and the plateaus of it that came to their end. */
export interface Resumed {
  readonly order: LadderOrder;
  readonly scenario: string;
  readonly environment: string;
  readonly runs: readonly CampaignRun[];
  readonly plateaus: readonly Plateau[];
  readonly notes: readonly string[];
}

/** Reads a campaign to go on with. Throws CAMPAIGN_UNKNOWN with near names, CAMPAIGN_DAMAGED, and CAMPAIGN_UNSEALED while it still goes on. */
export async function readResumed(store: Store, id: string): Promise<Resumed> {
  const entry = await store.campaigns.findCapacity(id);
  if (entry.state === 'running')
    throw new HeadroomError('CAMPAIGN_UNSEALED', `Campaign ${id} is still going on.`, 'Wait until it has ended, or interrupt it.');
  const { ladder, runs, scenario, environment } = entry.campaign;
  if (ladder === undefined)
    throw new HeadroomError('CAMPAIGN_DAMAGED', `Campaign ${id} does not say what it was asked for.`, 'Begin a new one.');
  const kept: CampaignRun[] = [];
  const plateaus: Plateau[] = [];
  const notes: string[] = [];
  for (const run of runs) {
    try {
      const { run: sealed, report } = await store.loadRun(run.id);
      if (sealed.outcome !== 'completed') continue;
      plateaus.push({ run: sealed, verdicts: report.verdicts, measurement: await store.loadMeasurement(run.id) });
      kept.push(run);
    } catch (error) {
      if (!(error instanceof HeadroomError)) throw error;
      notes.push(`${run.id} of ${id} is measured again: ${error.message}`);
    }
  }
  return { order: { ...ladder, continues: id }, scenario, environment, runs: kept, plateaus, notes };
}

/** What was asked for before, where nothing else is asked now. */
export function asBefore(wanted: CapacityWanted, { scenario, environment, order }: Resumed): CapacityWanted {
  const what = wanted.what.length === 0 ? [scenario] : wanted.what;
  return { ...wanted, what, env: wanted.env ?? environment, targets: wanted.targets ?? order.targets.map(({ text }) => text) };
}

/**
 * The order to go on with: as before, with more time, another precision or a higher end where those are given. Throws USAGE where scenario or
 * environment are others, or the scenario has changed: its plateaus would be of two things.
 */
export function continued(
  resumed: Resumed,
  now: { readonly order: LadderOrder; readonly scenario: string; readonly environment: string },
  { precision, upTo, budgetS }: CapacityWanted,
): LadderOrder {
  const { order } = resumed;
  const other =
    now.scenario !== resumed.scenario
      ? `scenario ${resumed.scenario}, not ${now.scenario}`
      : now.environment !== resumed.environment
        ? `environment ${resumed.environment}, not ${now.environment}`
        : now.order.scenarioHash !== order.scenarioHash
          ? `${resumed.scenario} as it was then: the scenario or its journeys have changed`
          : null;
  if (other !== null)
    throw new HeadroomError('USAGE', `Campaign ${order.continues ?? ''} measured ${other}.`, 'Begin a new one without --resume.');
  return {
    ...order,
    targets: now.order.targets,
    budgetS: budgetS ?? order.budgetS,
    precision: precision ?? order.precision,
    upTo: upTo ?? order.upTo,
  };
}
