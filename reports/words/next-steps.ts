import type { Report } from '../../engine/model/report.ts';
import { changeName, changeSize, learningProgress, tellingChange } from './comparison.ts';
import { counted } from './digits.ts';
import { healthReasons } from './health.ts';
import { approveHint } from './next.ts';
import { targetName } from './targets.ts';

/** Something worth doing next, and the run it is about. */
export interface NextStep {
  readonly does: 'rerun' | 'look' | 'approve';
  readonly text: string;
  readonly run: string;
}

const weights: Readonly<Record<NextStep['does'], number>> = { rerun: 0, look: 1, approve: 2 };

function again({ chips, run }: Report): string | null {
  if (chips.validity === 'invalid') {
    const [why] = healthReasons(run.health).invalidating;
    return `Run it again: it says nothing about the target${why === undefined ? '' : `, since ${why}`}.`;
  }
  return run.outcome === 'completed' ? null : `Run it again: it ended before its load did${run.endReason ? ` (${run.endReason})` : ''}.`;
}

function failed({ verdicts }: Report): string | null {
  const [first, ...others] = verdicts.filter(({ status }) => status === 'fail');
  if (!first) return null;
  return `Look at what failed: ${targetName(first.target)}${others.length > 0 ? ` and ${counted(others.length, 'other target')}` : ''}.`;
}

function slower({ comparison }: Report): string | null {
  const telling = comparison?.verdict === 'regressed' ? tellingChange(comparison) : undefined;
  return telling ? `Look at the regression: ${changeName(telling)} ${changeSize(telling)}.` : null;
}

function baseline(report: Report): string | null {
  if (approveHint(report) === null) return null;
  const learning = report.comparison && learningProgress(report.comparison);
  return learning
    ? `Approve it as a baseline: ${learning}, and the full rule needs them all.`
    : 'Approve it as a baseline: later runs are compared with it.';
}

function stepOf(report: Report): NextStep | null {
  const run = report.run.id;
  const [rerun, look, approve] = [again(report), failed(report) ?? slower(report), baseline(report)];
  if (rerun !== null) return { does: 'rerun', text: rerun, run };
  if (look !== null) return { does: 'look', text: look, run };
  return approve === null ? null : { does: 'approve', text: approve, run };
}

/** What to do about the newest runs, at most one thing each: what must be run again first, then what got worse, then what could become a baseline. */
export function nextSteps(reports: readonly Report[]): NextStep[] {
  return reports
    .map(stepOf)
    .filter((step) => step !== null)
    .sort((a, b) => weights[a.does] - weights[b.does]);
}
