import type { CampaignReport } from '../../model/campaign.ts';
import { HeadroomError } from '../../model/error.ts';
import type { RunRequest } from '../../run/request.ts';
import type { Store } from '../../store/index.ts';
import { broughtUpSides } from './brought-up.ts';
import { type Budget, startBudget } from './budget.ts';
import { measureDuet } from './duet.ts';
import { recordedSessions } from './from.ts';
import { openLog } from './log.ts';
import { type RaisedSides, standingSides } from './raised-sides.ts';
import { type DuetFacts, duetReport, type GateFacts, storedReport } from './report.ts';
import { composeOne, namedSides } from './sides.ts';
import { measureStored } from './stored.ts';
import type { GateWanted } from './wanted.ts';
import type { GateWatch } from './watch.ts';

/** A gate that has its folder. `failure` is what a user must be told beside the report. */
export interface SealedGate {
  readonly report: CampaignReport;
  readonly folder: string;
  readonly failure: HeadroomError | null;
}

/**
 * Whether a change may be merged, by whatever there is to judge it by: another side to measure beside it, stored baselines, or its targets alone. Throws what
 * can be known to be wrong before there is load: USAGE, GIT_UNUSABLE and all that `executeRun` throws.
 */
export async function runGate(wanted: GateWanted, store: Store, watch: GateWatch): Promise<SealedGate> {
  const request = await composeOne(wanted);
  const budget = startBudget(wanted.budgetS ?? request.gate.budget);
  if (wanted.from !== undefined && wanted.from.length > 0) return await judgeRecorded(wanted, wanted.from, budget, store, watch);
  const targets = wanted.stored === true ? null : await sidesOf(wanted, watch);
  return targets === null
    ? await gateStored(wanted, request, budget, store, watch)
    : await gateDuet(wanted, request, targets, budget, store, watch);
}

async function sidesOf(wanted: GateWanted, watch: GateWatch): Promise<RaisedSides | null> {
  if (wanted.base !== undefined) return await broughtUpSides(wanted, wanted.base, watch);
  const plans = await namedSides(wanted);
  return plans === null ? null : standingSides(plans);
}

async function gateDuet(
  wanted: GateWanted,
  request: RunRequest,
  targets: RaisedSides,
  budget: Budget,
  store: Store,
  watch: GateWatch,
): Promise<SealedGate> {
  const log = await openLog(store, { wanted, scenario: request.subject.name, environment: request.environmentName });
  try {
    const mode = wanted.alternating === true ? 'alternating' : 'duet';
    const order = {
      campaign: log.id,
      mode,
      targets,
      rule: request.gate,
      versionHeader: wanted.versionHeader ?? null,
      budget,
      onRuns: log.add,
    } as const;
    const result = await measureDuet(order, store, watch);
    const sides = targets.sides();
    const notes = await targets.close();
    const facts: GateFacts = { wanted, campaign: log.campaign(), budget };
    return await log.seal(
      duetReport({ ...facts, mode, sides, result, notes, loadS: request.gate.block.load } satisfies DuetFacts),
      result.failure,
    );
  } catch (error) {
    await targets.close();
    throw await log.abandon(error);
  }
}

async function gateStored(wanted: GateWanted, request: RunRequest, budget: Budget, store: Store, watch: GateWatch): Promise<SealedGate> {
  const log = await openLog(store, { wanted, scenario: request.subject.name, environment: request.environmentName });
  try {
    const result = await measureStored({ campaign: log.id, request, budget, onRuns: log.add }, store, watch);
    return await log.seal(storedReport({ wanted, campaign: log.campaign(), budget, result }), result.failure);
  } catch (error) {
    throw await log.abandon(error);
  }
}

async function judgeRecorded(
  wanted: GateWanted,
  names: readonly string[],
  budget: Budget,
  store: Store,
  watch: GateWatch,
): Promise<SealedGate> {
  watch.phase('Judging runs that were made before');
  const recorded = await recordedSessions(wanted, names, store);
  const [first] = recorded.result.sessions;
  if (first === undefined) throw new HeadroomError('USAGE', '--from needs runs.', 'For example --from latest previous');
  const log = await openLog(store, { wanted, scenario: first.run.scenario, environment: first.run.environment });
  await log.add(recorded.runs);
  return await log.seal(storedReport({ wanted, campaign: log.campaign(), budget, result: recorded.result }), null);
}
