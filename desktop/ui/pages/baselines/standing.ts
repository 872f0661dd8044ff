import { hardDifferences, sideOfBaseline } from '../../../../engine/compare/differences.ts';
import { trendOf } from '../../../../engine/compare/trend.ts';
import { baselineWindow } from '../../../../engine/compare/window.ts';
import type { BaselineRow } from '../../../../engine/model/api/listing.ts';
import type { Baseline } from '../../../../engine/model/baseline.ts';

/** Why a session is not measured against. */
export type Place = 'window' | 'pinned' | 'before-change' | 'older' | 'other-keys' | 'retired';

export interface Placed {
  readonly row: BaselineRow;
  readonly place: Place;
  /** Hard keys in which it differs from the newest; empty unless its place says so. */
  readonly keys: readonly string[];
}

/** The baselines of one scenario in one environment, newest first, and what a new run like the newest would be measured against. */
export interface Standing {
  readonly scenario: string;
  readonly environment: string;
  readonly sessions: readonly Placed[];
  /** How many the window has. */
  readonly active: number;
  /** The sessions between which the window's metric last moved; null where it never did. */
  readonly since: { readonly before: Baseline; readonly after: Baseline } | null;
}

/** Baselines by what they are baselines of, as the engine chooses among them. `family` is the gate's, whose first metric says where the window begins. */
export function standingsOf(rows: readonly BaselineRow[], family: readonly string[]): Standing[] {
  const groups = new Map<string, BaselineRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.baseline.scenario, row.baseline.environment]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => standingOf(group, family) ?? []);
}

const newestFirst = (a: BaselineRow, b: BaselineRow): number => Date.parse(b.baseline.measuredAt) - Date.parse(a.baseline.measuredAt);

function standingOf(rows: readonly BaselineRow[], family: readonly string[]): Standing | null {
  const sorted = rows.toSorted(newestFirst);
  const [first] = sorted;
  if (first === undefined) return null;
  const counting = sorted.filter(({ retirement }) => retirement === null).map(({ baseline }) => baseline);
  const newest = counting[0] ?? first.baseline;
  const keysOf = new Map(
    counting.map((one) => [one.run, hardDifferences(sideOfBaseline(one), sideOfBaseline(newest)).map(({ key }) => key)]),
  );
  const alike = counting.filter(({ run }) => keysOf.get(run)?.length === 0);
  const window = baselineWindow(alike, family);
  const inWindow = new Set(window.sessions.map(({ run }) => run));
  const since = lastMove(alike, family[0] ?? 'p95');
  const placeOf = ({ baseline, retirement }: BaselineRow): Place => {
    if (retirement !== null) return 'retired';
    if ((keysOf.get(baseline.run) ?? []).length > 0) return 'other-keys';
    if (inWindow.has(baseline.run)) return 'window';
    if (baseline.pinned !== null) return 'pinned';
    return since !== null && Date.parse(baseline.measuredAt) < Date.parse(since.after.measuredAt) ? 'before-change' : 'older';
  };
  return {
    scenario: newest.scenario,
    environment: newest.environment,
    sessions: sorted.map((row) => ({ row, place: placeOf(row), keys: keysOf.get(row.baseline.run) ?? [] })),
    active: window.sessions.length,
    since,
  };
}

function lastMove(alike: readonly Baseline[], metric: string): Standing['since'] {
  const rolling = alike.filter(({ pinned }) => pinned === null);
  const byRun = new Map(rolling.map((one) => [one.run, one]));
  const trend = trendOf(
    rolling.map(({ run, measuredAt, series }) => ({ run, measuredAt, commit: null, series })),
    metric,
  );
  const last = trend.changes.at(-1);
  const [before, after] = [byRun.get(last?.before.run ?? ''), byRun.get(last?.after.run ?? '')];
  return before === undefined || after === undefined ? null : { before, after };
}
