import type { Finding } from '../../model/plan.ts';
import type { Report } from '../../model/report.ts';
import type { Target } from '../../model/target.ts';
import { noEvidence } from '../../plan/finding.ts';
import type { EvidenceRun } from './evidence-runs.ts';
import { judgeByRuns, runEvidence } from './judge-run.ts';

/** Every target of the newest run passed; one that had no data leaves it open. */
export async function targetsMet([newest]: readonly EvidenceRun[]): Promise<Finding> {
  if (newest === undefined) return noEvidence('no-run');
  const { verdicts } = await newest.report();
  const failed = verdicts.filter(({ status }) => status === 'fail');
  const open = verdicts.filter(({ status }) => status === 'no-data');
  const facts = { targets: verdicts.length, failed: failed.length, open: open.length, run: newest.run.id };
  if (verdicts.length === 0) return noEvidence('no-targets', facts);
  const [worst] = [...failed, ...open];
  const reasons = [{ code: 'targets', facts: { ...facts, ...(worst ? { worst: worst.target.text } : {}) } }];
  if (failed.length === 0 && open.length > 0) return { ...noEvidence('targets'), reasons };
  return { status: failed.length === 0 ? 'met' : 'missed', actual: null, evidence: runEvidence(newest.run), reasons };
}

/** So many users were held, and no target of that run failed: users that are served badly prove nothing. */
export async function usersProven(target: Target, runs: readonly EvidenceRun[]): Promise<Finding> {
  const finding = await judgeByRuns(target, runs);
  const run = runs.find((each) => each.run.id === finding.evidence?.id);
  if (finding.status !== 'met' || run === undefined) return finding;
  const failed = (await run.report()).verdicts.find(({ status }) => status === 'fail');
  if (failed === undefined) return finding;
  return { ...finding, status: 'missed', reasons: [{ code: 'served-badly', facts: { target: failed.target.text } }] };
}

/** What somebody who is called at night has to see: each is read from the target while it is loaded. */
const watched: readonly (readonly [name: string, seen: (report: Report) => boolean])[] = [
  ['processor', ({ probes }) => probes.some(({ cpuCores }) => cpuCores !== null)],
  ['memory', ({ probes }) => probes.some(({ memoryBytes }) => memoryBytes !== null)],
  ['metrics page', ({ probes }) => probes.some(({ values }) => Object.keys(values).length > 0)],
  ['database time', ({ overall }) => overall.dbTime !== null],
  ['errors', ({ overall }) => overall.errorRate !== null],
];

/** Whether the newest run saw the target's processor, memory, own metrics, database time and errors. */
export async function monitoringCovers([newest]: readonly EvidenceRun[]): Promise<Finding> {
  if (newest === undefined) return noEvidence('no-run');
  const report = await newest.report();
  const missing = watched.filter(([, seen]) => !seen(report)).map(([name]) => name);
  const facts = { seen: watched.length - missing.length, of: watched.length, missing: missing.join(', ') };
  const reasons = [{ code: 'coverage', facts }];
  return { status: missing.length === 0 ? 'met' : 'missed', actual: null, evidence: runEvidence(newest.run), reasons };
}
