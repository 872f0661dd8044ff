import type { Finding, PlanEvidence } from '../../model/plan.ts';
import type { Run } from '../../model/run.ts';
import type { Target } from '../../model/target.ts';
import { findingOf, noEvidence } from '../../plan/finding.ts';
import { judgeTargets } from '../../targets/judge.ts';
import type { EvidenceRun } from './evidence-runs.ts';

/** Runs that are looked through for one that measured what is asked; each is read from disk. */
const mostRuns = 12;

export const runEvidence = ({ id, startedAt, environment }: Run): PlanEvidence => ({ kind: 'run', id, at: startedAt, environment });

/** What the newest run that has data for a target says of it. A run without data for it decides nothing: the one before is asked. */
export async function judgeByRuns(target: Target, runs: readonly EvidenceRun[]): Promise<Finding> {
  let newest: Finding | null = null;
  for (const candidate of runs.slice(0, mostRuns)) {
    const finding = await judgeBy(target, candidate);
    if (finding.status !== 'no-evidence') return finding;
    newest ??= finding;
  }
  return newest ?? noEvidence('no-run');
}

async function judgeBy(target: Target, { run, measurement }: EvidenceRun): Promise<Finding> {
  const [verdict] = judgeTargets({ measurement: await measurement(), targets: [target], health: run.health });
  const finding = verdict === undefined ? noEvidence('no-samples') : findingOf(verdict, runEvidence(run));
  return finding.status === 'no-evidence'
    ? { ...finding, reasons: finding.reasons.map(({ code, facts }) => ({ code, facts: { ...facts, run: run.id } })) }
    : finding;
}

/** What the newest run says whose journeys have a check of that name: it never failed, or it did. */
export async function judgeCheck(name: string, runs: readonly EvidenceRun[]): Promise<Finding> {
  for (const candidate of runs.slice(0, mostRuns)) {
    const checks = (await candidate.report()).checks.filter((check) => check.name === name);
    const failed = checks.reduce((sum, check) => sum + check.failed, 0);
    const made = failed + checks.reduce((sum, check) => sum + check.passed, 0);
    if (made === 0) continue;
    const reasons = [{ code: 'check', facts: { check: name, made, failed } }];
    return { status: failed === 0 ? 'met' : 'missed', actual: null, evidence: runEvidence(candidate.run), reasons };
  }
  return noEvidence('no-check', { check: name });
}
