import { planOf } from '../../capacity/search/plan.ts';
import { knownProbes } from '../../environments/index.ts';
import type { CapacityReport } from '../../model/capacity.ts';
import { HeadroomError } from '../../model/error.ts';
import { beforeLoad } from '../../run/ending.ts';
import { openOne } from '../../run/open-both.ts';
import type { Store } from '../../store/index.ts';
import { startBudget } from '../gate/budget.ts';
import { type ComposedLadder, composeLadder } from './compose.ts';
import { conclude, planningSettings } from './conclude.ts';
import { concludePoints } from './from-points.ts';
import { type CapacityLog, openLog } from './log.ts';
import { measurePlateaus } from './measure.ts';
import { ladderReport } from './report.ts';
import { asBefore, continued, type Resumed, readResumed } from './resume.ts';
import type { CapacityWanted } from './wanted.ts';
import type { CapacityWatch } from './watch.ts';

/** A capacity that was looked for. `folder` is the campaign's; somebody's own points have none. `failure` is what a user must be told beside the report. */
export interface SealedCapacity {
  readonly report: CapacityReport;
  readonly folder: string | null;
  readonly failure: HeadroomError | null;
}

/**
 * Finds how much load a target is met at: by a search, a whole ladder, or from somebody's own points. The environment is opened once and stays as it is while
 * every plateau is measured. Interrupted, or when a plateau cannot be made, what there is is reported. Throws what can be known to be wrong before
 * there is load, and leaves no campaign then: every error of the configuration, TARGET_SYNTAX, USAGE, POINTS_UNREADABLE, CAMPAIGN_UNKNOWN, and those of `openEnvironment`.
 */
export async function runCapacity(wanted: CapacityWanted, store: Store, watch: CapacityWatch): Promise<SealedCapacity> {
  if (wanted.points !== undefined) return { report: await concludePoints(wanted, wanted.points), folder: null, failure: null };
  const resumed = wanted.resume === undefined ? null : await readResumed(store, wanted.resume);
  const composed = await composeLadder(resumed === null ? wanted : asBefore(wanted, resumed));
  const ladder = resumed === null ? composed : { ...composed, order: continued(resumed, namesOf(composed), wanted) };
  const settings = await planningSettings(ladder.configuration, ladder.request.folder, ladder.request.environment.unitCost);
  const log = await openLog(store, ladder, resumed?.runs ?? [], wanted.command);
  try {
    return await measure({ wanted, ladder, resumed, settings, log }, store, watch);
  } catch (error) {
    await log.abandon();
    throw beforeLoad(error, watch.interrupted);
  }
}

interface Measuring {
  readonly wanted: CapacityWanted;
  readonly ladder: ComposedLadder;
  readonly resumed: Resumed | null;
  readonly settings: Awaited<ReturnType<typeof planningSettings>>;
  readonly log: CapacityLog;
}

async function measure({ wanted, ladder, resumed, settings, log }: Measuring, store: Store, watch: CapacityWatch): Promise<SealedCapacity> {
  const { request, order } = ladder;
  const budget = startBudget(order.budgetS);
  const plan = planOf(order);
  const before = resumed?.plateaus ?? [];
  watch.plan(order, plan, before.length);
  const environment = await openOne(request, log.id, watch, request.environment.demo?.cores === undefined);
  const probes = knownProbes(request.environment);
  const closing: string[] = [];
  try {
    const measured = await measurePlateaus({ campaign: log.id, ladder, environment, probes, budget, before, onRun: log.add }, store, watch);
    closing.push(...(await environment.close()));
    watch.phase('Concluding');
    const { points, failure } = measured;
    if (points.length === 0 && (failure !== null || measured.interrupted))
      throw failure ?? new HeadroomError('INTERRUPTED', 'Interrupted before a plateau was measured.', 'Nothing was kept.');
    const facts = { points, targets: order.targets, settings, measured: environment.fingerprint, environment: request.environmentName };
    const report = ladderReport({
      ...namesOf(ladder),
      driver: measured.driver,
      plan,
      measured,
      concluded: conclude(facts),
      spentS: budget.spentS(),
      command: request.mask(wanted.command),
      notes: [...ladder.notes, ...(resumed?.notes ?? []), ...environment.notes, ...closing],
      strict: wanted.strict === true,
    });
    return { ...(await log.seal(report)), failure };
  } finally {
    await environment.close();
  }
}

const namesOf = ({ order, request }: ComposedLadder) => ({
  order,
  scenario: request.subject.name,
  environment: request.environmentName,
});
