import type { CampaignReport } from '../../model/campaign.ts';
import type { Comparison } from '../../model/comparison.ts';
import { type ExitCode, exitCode } from '../../model/error.ts';
import type { Verdict } from '../../model/target.ts';

type BlockedBy = CampaignReport['blockedBy'][number];

export interface Judged {
  /** Null when neither sides nor baselines could be compared. */
  readonly verdict: Comparison['verdict'] | null;
  readonly comparison: Comparison | null;
  readonly targets: readonly Verdict[];
  /** The head's own checks fail more often than a hundredth of the time, in a duet, where no target asks for them. */
  readonly headFailsChecks: boolean;
}

/** What blocks, in the order a reader wants to hear of it; nothing when the change may be merged. */
export function blockedBy({ verdict, comparison, targets, headFailsChecks }: Judged): BlockedBy[] {
  const found: BlockedBy[] = [];
  if (verdict === 'invalid') found.push('invalid');
  if (verdict === 'regressed') found.push(...regressions(comparison));
  if (targets.some(({ status }) => status === 'fail')) found.push('target');
  if (headFailsChecks) found.push('checks');
  if (targets.some(({ status }) => status === 'no-data')) found.push('no-data');
  return found;
}

function regressions(comparison: Comparison | null): BlockedBy[] {
  const regressed = (comparison?.changes ?? []).filter(({ primary, verdict }) => primary && verdict === 'regressed');
  const isCount = ({ statistic }: (typeof regressed)[number]) => statistic === 'count';
  const disasters = regressed.filter(({ reasons }) => reasons.some(({ code }) => code === 'beyond-disaster-limit'));
  return [
    ...(regressed.some((change) => !isCount(change) && !disasters.includes(change)) ? (['regression'] as const) : []),
    ...(disasters.length > 0 ? (['disaster'] as const) : []),
    ...(regressed.some(isCount) ? (['work-counter'] as const) : []),
  ];
}

export interface Ending {
  readonly interrupted: boolean;
  /** Exit code of what went wrong on the way; 0 for nothing. */
  readonly failure: ExitCode;
  readonly overridden: boolean;
  readonly strict: boolean;
}

/** Exit codes that hold, of which the strongest counts: an override lets everything pass but an interruption, a failure and an invalid comparison. */
export function exitsOf({ verdict, targets }: Judged, blocked: readonly BlockedBy[], ending: Ending): ExitCode[] {
  const close = verdict === 'inconclusive' || targets.some(({ tooClose }) => tooClose);
  return [
    ending.interrupted ? exitCode.interrupted : exitCode.good,
    ending.failure,
    blocked.includes('invalid') ? exitCode.invalid : exitCode.good,
    blocked.some((what) => what !== 'invalid') && !ending.overridden ? exitCode.targetFailed : exitCode.good,
    close && ending.strict && !ending.overridden ? exitCode.inconclusive : exitCode.good,
  ];
}
