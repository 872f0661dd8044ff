import type { RunSide } from '../../compare/runs.ts';
import { compareStored, type StoredInput } from '../../compare/stored/judge.ts';
import { nextInStored, type StoredStep } from '../../compare/stored/next.ts';
import type { CampaignRun } from '../../model/campaign.ts';
import type { Comparison } from '../../model/comparison.ts';
import type { HeadroomError } from '../../model/error.ts';
import type { Run } from '../../model/run.ts';
import type { Verdict } from '../../model/target.ts';
import { baselinesOf } from '../../run/assess.ts';
import { executeRun } from '../../run/execute.ts';
import type { RunRequest, RunWatch } from '../../run/request.ts';
import type { Store } from '../../store/index.ts';
import { worstVerdicts } from '../worst-verdicts.ts';
import type { Budget } from './budget.ts';
import type { GateWatch } from './watch.ts';

export interface StoredOrder {
  readonly campaign: string;
  readonly request: RunRequest;
  readonly budget: Budget;
  readonly onRuns: (runs: readonly CampaignRun[]) => Promise<void>;
}

/** What sessions against stored baselines came to. */
export interface StoredResult {
  readonly comparison: Comparison | null;
  /** One a target: the worst of all sessions. */
  readonly targets: readonly Verdict[];
  readonly sessions: readonly Session[];
  readonly planned: number;
  readonly interrupted: boolean;
  readonly failure: HeadroomError | null;
}

export interface Session extends RunSide {
  readonly targets: readonly Verdict[];
}

/** More candidate sessions than this make a gate slower and hardly sharper: the spread of the baselines bounds it. */
const mostCandidates = 3;

/**
 * Measures sessions of the candidate: without baselines one, for its targets; while learning one, and with enough baselines as many as fit, up to three; then
 * one more when something must be shown again.
 */
export async function measureStored(order: StoredOrder, store: Store, watch: GateWatch): Promise<StoredResult> {
  const { budget, request } = order;
  const baselines = await baselinesOf(store, { scenario: request.subject.name, environment: request.environmentName });
  const detection: Session[] = [];
  let fresh: Session | null = null;
  let candidates = 1;
  let next: StoredStep['do'] = 'detect';
  for (;;) {
    const began = budget.spentS();
    const sealed = await executeRun({ ...request, campaign: order.campaign }, store, sessionWatch(watch));
    const sessionS = budget.spentS() - began;
    const { run, verdicts } = sealed.report;
    const session = { run, measurement: await store.loadMeasurement(sealed.id), targets: verdicts };
    if (next === 'confirm') fresh = session;
    else detection.push(session);
    const entry = entryOf(run, next === 'confirm' ? 'confirmation' : 'detection');
    await order.onRuns([entry]);
    const input: StoredInput = { baselines, candidates: detection, confirmation: fresh, rule: request.gate };
    const comparison = compareStored(input);
    // Planned by time alone, after the first session and before it is looked at.
    if (detection.length === 1 && comparison?.mode === 'stored') candidates = candidatesIn(budget.leftS(), sessionS);
    next = comparison === null ? 'stop' : nextInStored(input, { candidates }).do;
    const sessions = fresh === null ? detection : [...detection, fresh];
    const planned = next === 'stop' ? sessions.length : Math.max(candidates, sessions.length + 1);
    watch.unit({ last: entry, done: sessions.length, planned, spentS: budget.spentS(), budgetS: budget.totalS, comparison });
    const { interrupted, failure } = sealed;
    if (next === 'stop' || interrupted || failure !== null || budget.leftS() < sessionS)
      return { comparison, targets: worstVerdicts(sessions.map(({ targets }) => targets)), sessions, planned, interrupted, failure };
  }
}

/** Candidates in all, when one session more is kept for showing a change again. */
function candidatesIn(leftS: number, sessionS: number): number {
  return Math.max(1, Math.min(mostCandidates, Math.floor(leftS / sessionS)));
}

function entryOf(run: Run, phase: 'detection' | 'confirmation'): CampaignRun {
  const valid = run.outcome === 'completed' && run.health.validity !== 'invalid';
  return { id: run.id, role: 'session', side: null, phase: valid ? phase : 'invalid', round: 0, first: null };
}

/** A session is long: its own live block is shown. */
const sessionWatch = ({ phase, live, interrupted, killed }: GateWatch): RunWatch => ({
  phase,
  live,
  interrupted,
  ...(killed === undefined ? {} : { killed }),
});
