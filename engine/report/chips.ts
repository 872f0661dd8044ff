import type { Comparison } from '../model/comparison.ts';
import type { Report } from '../model/report.ts';
import type { Run } from '../model/run.ts';
import type { Verdict } from '../model/target.ts';

/** The precondition and the two questions, each answered for itself. */
export function chipsOf(run: Run, verdicts: readonly Verdict[], comparison: Comparison | null): Report['chips'] {
  return {
    validity: run.health.validity,
    target: targetChip(verdicts),
    tooClose: verdicts.some(({ status, tooClose }) => tooClose && status !== 'no-data'),
    regression: comparison?.verdict ?? 'none',
  };
}

function targetChip(verdicts: readonly Verdict[]): Report['chips']['target'] {
  if (verdicts.length === 0) return 'none';
  if (verdicts.some(({ status }) => status === 'fail')) return 'fail';
  return verdicts.some(({ status }) => status === 'no-data') ? 'no-data' : 'pass';
}
