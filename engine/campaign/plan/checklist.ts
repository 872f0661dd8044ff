import { type PlanTargets, parsePlanTarget } from '../../config/index.ts';
import type { Finding } from '../../model/plan.ts';
import type { ChecklistLine, PlanSettings } from '../../model/plan-settings.ts';
import { checklistLines } from '../../model/plan-settings.ts';
import type { Target } from '../../model/target.ts';
import type { LineFinding } from '../../plan/checklist.ts';
import { noEvidence } from '../../plan/finding.ts';
import type { Store } from '../../store/index.ts';
import { type EvidenceRun, runsAt, type Where } from './evidence-runs.ts';
import { asksCapacity, type CapacityEvidence, judgeByCapacity } from './judge-capacity.ts';
import { judgeByRuns, judgeCheck } from './judge-run.ts';
import { autoscalingWorks, staysReliable } from './prove-by-documents.ts';
import { monitoringCovers, targetsMet, usersProven } from './prove-by-runs.ts';

/** Targets of a plan that goes live, where the configuration has no other. */
const usualTargets: Readonly<Partial<Record<ChecklistLine, string>>> = {
  'api-latency': 'p95 < 300 ms',
  'database-time': 'dbTime p95 < 100 ms',
  'page-load': 'pageLoad < 2 s',
  'main-bundle': 'bundle < 500 KB',
  'route-chunk': 'routeChunk max < 200 KB',
  availability: 'availability >= 99.9 %',
};

export interface ChecklistInput {
  readonly folder: string;
  readonly settings: PlanSettings;
  readonly targets: PlanTargets['lines'];
  readonly store: Store;
  readonly runs: readonly EvidenceRun[];
  readonly capacity: CapacityEvidence | null;
  /** Where a line looks that says nothing else. */
  readonly where: Where;
}

/** Looks for what proves each line of the go-live checklist. */
export async function proveChecklist(input: ChecklistInput): Promise<Map<ChecklistLine, LineFinding>> {
  const found = new Map<ChecklistLine, LineFinding>();
  for (const line of Object.keys(checklistLines) as ChecklistLine[]) {
    const target = targetOf(line, input);
    found.set(line, { target, finding: await findingFor(line, target, input) });
  }
  return found;
}

function targetOf(line: ChecklistLine, { targets, settings }: ChecklistInput): Target | null {
  const { users, budgetPerMonth } = settings.checklist;
  const usual =
    line === 'users-proven'
      ? `users >= ${users}`
      : line === 'cost' && budgetPerMonth !== undefined
        ? `cost <= ${budgetPerMonth}`
        : usualTargets[line];
  return targets.get(line) ?? (usual === undefined ? null : parsePlanTarget({ target: usual, abort: false }));
}

async function findingFor(line: ChecklistLine, target: Target | null, input: ChecklistInput): Promise<Finding> {
  const { settings, store, folder, capacity } = input;
  const own = settings.checklist.lines[line];
  const { runs, missing } = await runsAt(store, input.runs, {
    ...input.where,
    environment: own?.environment ?? input.where.environment,
    scenario: own?.scenario ?? input.where.scenario,
    run: own?.run ?? input.where.run,
  });
  if (missing !== null) return noEvidence('run-unknown', { why: missing });
  if (own?.check !== undefined) return await judgeCheck(own.check, runs);
  if (line === 'users-proven' && target !== null) return await usersProven(target, runs);
  if (target !== null && asksCapacity(target)) return capacity === null ? noEvidence('no-capacity') : judgeByCapacity(target, capacity);
  if (target !== null) return await judgeByRuns(target, runs);
  switch (line) {
    case 'targets-met':
      return await targetsMet(runs);
    case 'monitoring':
      return await monitoringCovers(runs);
    case 'autoscaling':
      return await autoscalingWorks(folder, settings.checklist.autoscale);
    case 'reliability':
      return await staysReliable(store, input.where.environment);
    case 'cost':
      return noEvidence('no-budget');
    default:
      return noEvidence('nothing-proves-it');
  }
}
