import type { Baseline } from '../../model/baseline.ts';
import type { Run } from '../../model/run.ts';
import { hardDifferences, type Side, sideOfBaseline, sideOfRun } from '../differences.ts';

export interface HistoryInput {
  /** Sealed runs, whatever became of them; no units of duets. */
  readonly runs: readonly Run[];
  /** Approved sessions that were not retired. */
  readonly baselines: readonly Baseline[];
  /** Those of the newest session when not given. */
  readonly scenario?: string | undefined;
  readonly environment?: string | undefined;
}

/** One session that belongs to a history, and where its numbers are. */
export type HistorySession = { readonly measuredAt: string; readonly commit: string | null } & (
  | { readonly run: string; readonly baseline: null }
  | { readonly run: string; readonly baseline: Baseline }
);

export interface History {
  readonly scenario: string;
  readonly environment: string;
  /** Oldest first. */
  readonly sessions: readonly HistorySession[];
  /** Sessions left out since the newest one differs in a hard key, and in which. */
  readonly otherKeys: { readonly sessions: number; readonly keys: readonly string[] };
}

interface Candidate {
  readonly scenario: string;
  readonly side: Side;
  readonly session: HistorySession;
}

/**
 * The sessions whose numbers may stand in one line: valid, completed runs of one scenario in one environment with the hard keys of
 * the newest, and baselines whose run folder is gone. Null when there is none.
 */
export function historyOf({ runs, baselines, scenario, environment }: HistoryInput): History | null {
  const there = new Set(runs.map(({ id }) => id));
  const approved = new Map(baselines.map((baseline) => [baseline.run, baseline]));
  const candidates = [
    ...runs.filter(isSound).map((run) => ofRun(run, approved.get(run.id) ?? null)),
    ...baselines.filter(({ run }) => !there.has(run)).map(ofBaseline),
  ]
    .filter((one) => (scenario ?? one.scenario) === one.scenario && (environment ?? one.side.environment) === one.side.environment)
    .sort((a, b) => Date.parse(a.session.measuredAt) - Date.parse(b.session.measuredAt));
  const newest = candidates.at(-1);
  if (newest === undefined) return null;
  const same = candidates.filter((one) => one.scenario === newest.scenario && one.side.environment === newest.side.environment);
  const differing = same.map((one) => hardDifferences(one.side, newest.side).map(({ key }) => key));
  return {
    scenario: newest.scenario,
    environment: newest.side.environment,
    sessions: same.filter((_, index) => differing[index]?.length === 0).map(({ session }) => session),
    otherKeys: { sessions: differing.filter((keys) => keys.length > 0).length, keys: [...new Set(differing.flat())] },
  };
}

const isSound = ({ outcome, health }: Run): boolean => outcome === 'completed' && health.validity !== 'invalid';

function ofRun(run: Run, baseline: Baseline | null): Candidate {
  const commit = run.provenance.git?.commit ?? null;
  return { scenario: run.scenario, side: sideOfRun(run), session: { run: run.id, measuredAt: run.startedAt, commit, baseline } };
}

function ofBaseline(baseline: Baseline): Candidate {
  const commit = baseline.provenance.git?.commit ?? null;
  const session = { run: baseline.run, measuredAt: baseline.measuredAt, commit, baseline };
  return { scenario: baseline.scenario, side: sideOfBaseline(baseline), session };
}
