import type { Campaign, CampaignReport, CampaignSide } from '../../model/campaign.ts';
import { exitCode, strongestExit } from '../../model/error.ts';
import { medianOf } from '../../stats/spread.ts';
import type { Budget } from './budget.ts';
import type { DuetResult } from './duet.ts';
import { blockedBy, exitsOf, type Judged } from './outcome.ts';
import type { Both } from './raised-sides.ts';
import type { StoredResult } from './stored.ts';
import type { GateWanted } from './wanted.ts';

export interface GateFacts {
  readonly wanted: GateWanted;
  readonly campaign: Campaign;
  readonly budget: Budget;
}

export interface DuetFacts extends GateFacts {
  readonly mode: 'duet' | 'alternating';
  readonly sides: Both<CampaignSide>;
  readonly result: DuetResult;
  readonly notes: readonly string[];
  /** Seconds of load that are judged, a block. */
  readonly loadS: number;
}

/** A head whose own checks fail more often than this blocks, whatever its times are. */
const mostFailing = 0.01;

export function duetReport({ mode, sides, result, notes, loadS, ...facts }: DuetFacts): CampaignReport {
  const { blocks, plan, comparison, problem } = result;
  const unitsIn = (phase: CampaignReport['campaign']['runs'][number]['phase']) =>
    blocks.filter(({ runs }) => runs[0]?.phase === phase).length;
  const useless = unitsIn('invalid') > blocks.length / 2;
  const verdict = problem !== null || useless ? 'invalid' : (comparison?.verdict ?? 'inconclusive');
  const checks = blocks.map((block) => block.checks.head);
  const made = checks.reduce((sum, check) => sum + check.made, 0);
  const failed = checks.reduce((sum, check) => sum + check.failed, 0);
  const judged: Judged = { verdict, comparison, targets: [], headFailsChecks: made > 0 && failed / made > mostFailing };
  const separations = blocks.flatMap(({ separation }) => separation ?? []);
  const busy = blocks.flatMap(({ machineBusy }) => machineBusy ?? []);
  return {
    ...ended(facts, judged, result),
    mode,
    reasons: [
      ...(problem === null ? [] : [problem]),
      ...(useless
        ? [{ code: 'invalid-run' as const, facts: { side: 'head', run: facts.campaign.runs.at(-1)?.id ?? '', why: 'generator' } }]
        : []),
    ],
    sides: { ...sides },
    separation: (separations.find(({ why }) => why !== null) ?? separations.at(-1))?.separation ?? null,
    comparison,
    targets: [],
    machineBusy: busy.length === 0 ? null : medianOf(busy),
    units: {
      planned: plan === null ? blocks.length : plan.detection + plan.confirmation,
      detection: unitsIn('detection'),
      confirmation: unitsIn('confirmation'),
      discarded: unitsIn('discarded'),
      invalid: unitsIn('invalid'),
      rounds: new Set(facts.campaign.runs.map(({ round }) => round)).size,
      loadS,
    },
    stoppedEarly: result.stoppedEarly,
    notes: [...notes],
  };
}

export function storedReport({ result, ...facts }: GateFacts & { readonly result: StoredResult }): CampaignReport {
  const { comparison, targets, sessions } = result;
  const invalid = sessions.every(({ run }) => run.health.validity === 'invalid');
  const judged: Judged = { verdict: invalid ? 'invalid' : (comparison?.verdict ?? null), comparison, targets, headFailsChecks: false };
  const phases = facts.campaign.runs.map(({ phase }) => phase);
  const busy = sessions.flatMap(({ run }) => run.machineBusy ?? []);
  const hold = sessions[0]?.run.steps.filter(({ role }) => role === 'hold').at(-1);
  return {
    ...ended(facts, judged, result),
    mode: comparison === null ? 'targets' : comparison.mode === 'stored' ? 'stored' : 'learning',
    reasons: [],
    sides: null,
    separation: null,
    comparison,
    targets: [...targets],
    machineBusy: busy.length === 0 ? null : medianOf(busy),
    units: {
      planned: result.planned,
      detection: phases.filter((phase) => phase === 'detection').length,
      confirmation: phases.filter((phase) => phase === 'confirmation').length,
      discarded: 0,
      invalid: phases.filter((phase) => phase === 'invalid').length,
      rounds: 1,
      loadS: hold === undefined ? 0 : hold.toS - hold.fromS,
    },
    stoppedEarly: false,
    notes: [],
  };
}

type Ended = Pick<
  CampaignReport,
  'schemaVersion' | 'campaign' | 'verdict' | 'blocks' | 'blockedBy' | 'exitCode' | 'spentS' | 'budgetS' | 'override' | 'reproduce'
>;

function ended({ wanted, campaign, budget }: GateFacts, judged: Judged, result: Pick<DuetResult, 'interrupted' | 'failure'>): Ended {
  const blocked = blockedBy(judged);
  const overridden = wanted.override !== undefined && blocked.some((what) => what !== 'invalid');
  const exits = exitsOf(judged, blocked, {
    interrupted: result.interrupted,
    failure: result.failure?.exitCode ?? exitCode.good,
    overridden,
    strict: wanted.strict === true,
  });
  return {
    schemaVersion: 1,
    campaign,
    verdict: judged.verdict,
    blocks: blocked.length > 0 && (!overridden || blocked.includes('invalid')),
    blockedBy: blocked,
    exitCode: strongestExit(exits),
    spentS: budget.spentS(),
    budgetS: budget.totalS,
    override: wanted.override === undefined || !overridden ? null : { ...wanted.override, at: new Date().toISOString() },
    reproduce: wanted.command,
  };
}
