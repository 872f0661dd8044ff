import { compareCampaigns } from '../../compare/campaigns.ts';
import type { RunSide } from '../../compare/runs.ts';
import type { Campaign, CampaignReport } from '../../model/campaign.ts';
import type { Comparison } from '../../model/comparison.ts';
import { type ExitCode, exitCode, strongestExit } from '../../model/error.ts';
import type { Verdict } from '../../model/target.ts';
import { medianOf } from '../../stats/spread.ts';
import { splitTargets, worstVerdicts } from '../worst-verdicts.ts';
import type { EarlierSessions } from './earlier.ts';
import type { Sessions } from './schedule.ts';
import type { Schedule } from './wanted.ts';

export interface ReportInput extends EarlierSessions {
  readonly schedule: Schedule;
  readonly campaign: Campaign;
  readonly sessions: Sessions;
  /** Sessions of this campaign that say something. */
  readonly head: readonly RunSide[];
  readonly strict: boolean;
}

/** What a schedule concluded. It blocks nothing; its exit code is that of its targets. */
export function reportOf({ schedule, campaign, sessions, base, head, notes, strict }: ReportInput): CampaignReport {
  const sound = new Set(head.map(({ run }) => run.id));
  const reports = sessions.sealed.filter(({ id }) => sound.has(id)).map(({ report }) => report);
  const verdicts = reports.map((report) => report.verdicts);
  const targets = worstVerdicts(verdicts);
  const comparison = compareCampaigns({ base, head, rule: schedule.request.gate });
  const busy = reports.flatMap(({ run }) => run.machineBusy ?? []);
  const made = sessions.sealed.length;
  return {
    schemaVersion: 1,
    campaign,
    mode: 'schedule',
    verdict: head.length === 0 ? 'invalid' : (comparison?.verdict ?? null),
    blocks: false,
    blockedBy: [],
    exitCode: exitOf(sessions, targets, comparison, head.length > 0, strict),
    reasons: comparison === null ? [{ code: 'no-baseline', facts: {} }] : [],
    sides: null,
    separation: null,
    comparison,
    targets,
    machineBusy: busy.length === 0 ? null : medianOf(busy),
    units: {
      planned: schedule.sessions,
      detection: head.length,
      confirmation: 0,
      discarded: 0,
      invalid: made - head.length,
      rounds: 1,
      loadS: reports.length === 0 ? 0 : medianOf(reports.map(({ load, run }) => load.holdS ?? run.durationS)),
    },
    stoppedEarly: made < schedule.sessions,
    spentS: sessions.spentS,
    budgetS: null,
    override: null,
    reproduce: campaign.command,
    notes: [...endNotes(schedule, sessions), ...splitTargets(verdicts), ...notes],
  };
}

function endNotes(schedule: Schedule, { sealed, interrupted, failure }: Sessions): string[] {
  const made = `${sealed.length} of ${schedule.sessions} sessions`;
  return [...(interrupted ? [`Interrupted after ${made}.`] : []), ...(failure === null ? [] : [`Ended after ${made}: ${failure.message}`])];
}

function exitOf(
  { interrupted, failure }: Sessions,
  targets: readonly Verdict[],
  comparison: Comparison | null,
  anySound: boolean,
  strict: boolean,
): ExitCode {
  const unclear = targets.some(({ tooClose }) => tooClose) || comparison?.verdict === 'inconclusive';
  return strongestExit([
    interrupted ? exitCode.interrupted : exitCode.good,
    failure?.exitCode ?? exitCode.good,
    anySound ? exitCode.good : exitCode.invalid,
    targets.some(({ status }) => status !== 'pass') ? exitCode.targetFailed : exitCode.good,
    strict && unclear ? exitCode.inconclusive : exitCode.good,
  ]);
}
