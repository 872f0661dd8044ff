import type { Baseline } from '../model/baseline.ts';
import { metricById } from '../model/metric.ts';
import { familyMember } from './family.ts';
import { scaleOf, toScale } from './judge/scale.ts';
import { changePoints } from './trend/change-points.ts';
import { pointsOf } from './trend.ts';

/** Sessions that stand for how things are now, and the release that stands for how they were. */
export interface BaselineWindow {
  /** Oldest first. */
  readonly sessions: readonly Baseline[];
  /** The newest pinned one; null where none is, or where it is all there is. */
  readonly pinned: Baseline | null;
}

/** A year of months and more; older sessions say how things were. */
const mostSessions = 20;
/** Change points are sought among so many, which takes no time. */
const mostSearched = 100;

/**
 * Which of the baselines that may be compared are compared with: those measured since the first metric of the family last changed, at
 * most the newest 20. A pinned release never is one of them, since the window moves on with every approval and would hide creep; it
 * stands beside. Only where there is no other the newest pinned one is the window, which then has no spread.
 */
export function baselineWindow(alike: readonly Baseline[], family: readonly string[]): BaselineWindow {
  const sorted = alike.toSorted((a, b) => Date.parse(a.measuredAt) - Date.parse(b.measuredAt));
  const rolling = sorted.filter(({ pinned }) => pinned === null).slice(-mostSearched);
  const pinned = sorted.findLast((baseline) => baseline.pinned !== null) ?? null;
  if (rolling.length === 0) return { sessions: pinned === null ? [] : [pinned], pinned: null };
  const since = lastChange(rolling, family[0] ?? 'p95');
  return { sessions: rolling.filter(({ measuredAt }) => Date.parse(measuredAt) >= since).slice(-mostSessions), pinned };
}

/** When the metric was first measured on its present level, in ms; since ever where it never changed. */
function lastChange(sessions: readonly Baseline[], metric: string): number {
  const member = familyMember(metric);
  const points = pointsOf(
    sessions.map(({ run, measuredAt, series }) => ({ run, measuredAt, commit: null, series })),
    member,
  );
  const values = points.map(({ value }) => value);
  const scale = scaleOf(metricById(member.metric, member.statistic === 'rate' ? 'rate' : 'trend'), values);
  const first = points[changePoints(values.map((value) => toScale(scale, value))).at(-1) ?? -1];
  return first === undefined ? Number.NEGATIVE_INFINITY : Date.parse(first.measuredAt);
}
