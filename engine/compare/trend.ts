import type { BaselineSeries } from '../model/baseline.ts';
import type { Estimate } from '../model/estimate.ts';
import { metricById } from '../model/metric.ts';
import { hodgesLehmann } from '../stats/hodges-lehmann.ts';
import { rankInterval } from '../stats/rank-interval.ts';
import { type FamilyMember, familyMember } from './family.ts';
import { statisticOf } from './judge/place.ts';
import { type ChangeScale, finiteShift, fromScale, scaleOf, toScale } from './judge/scale.ts';
import { changePoints } from './trend/change-points.ts';
import { median } from './trend/scores.ts';

/** One session of a history. */
export interface TrendSession {
  readonly run: string;
  readonly measuredAt: string;
  readonly commit: string | null;
  readonly series: readonly BaselineSeries[];
}

/** Its value of the metric, in the metric's base unit. */
export interface TrendPoint extends Omit<TrendSession, 'series'> {
  readonly value: number;
}

/** Sessions between two change points: the first of them, how many, and their median. */
export interface TrendLevel {
  readonly from: number;
  readonly sessions: number;
  readonly value: number;
}

/** It moved after the session `before` and at the latest in the session `after`. */
export interface TrendChange {
  readonly before: TrendPoint;
  readonly after: TrendPoint;
  /** Relative, or in the metric's unit, as `scale` of the trend says; the interval takes the place of the change as known. */
  readonly change: Estimate;
  readonly direction: 'worse' | 'better';
}

export interface Trend extends FamilyMember {
  readonly scale: ChangeScale;
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  readonly levels: readonly TrendLevel[];
  readonly changes: readonly TrendChange[];
}

/** Sessions below which no change can be told from chance. */
export const leastSessions = 10;
const confidence = 0.95;

/**
 * The history of one metric, pooled over all endpoints, and when it moved. `metric` is written as in the gate's family: `p95`,
 * `errorRate`, `lcp p75`. Sessions that had too few samples for it are no points. Change points are sought on logarithms, or on
 * the values of rates and of what has no logarithm; sizes are Hodges-Lehmann shifts between neighbouring levels.
 */
export function trendOf(sessions: readonly TrendSession[], metric: string): Trend {
  const member = familyMember(metric);
  const points = pointsOf(sessions, member);
  const values = points.map(({ value }) => value);
  const scale = scaleOf(metricById(member.metric, member.statistic === 'rate' ? 'rate' : 'trend'), values);
  const scaled = values.map((value) => toScale(scale, value));
  const edges = [0, ...changePoints(scaled), points.length];
  const levels = edges.slice(0, -1).map((from, index) => {
    const own = values.slice(from, edges[index + 1]);
    return { from, sessions: own.length, value: own.length === 0 ? 0 : median(own) };
  });
  const changes = edges.slice(1, -1).flatMap((cut, index) => {
    const before = points[cut - 1];
    const after = points[cut];
    const change = shiftBetween(scaled.slice(edges[index], cut), scaled.slice(cut, edges[index + 2]), scale);
    const lower = metricById(member.metric).better !== 'higher';
    return before && after
      ? [{ before, after, change, direction: change.value > 0 === lower ? ('worse' as const) : ('better' as const) }]
      : [];
  });
  return { ...member, scale, points, levels: points.length === 0 ? [] : levels, changes };
}

/** The sessions that know the metric, oldest first. */
export function pointsOf(sessions: readonly TrendSession[], { metric, statistic }: FamilyMember): TrendPoint[] {
  return sessions
    .flatMap(({ series, ...session }) => {
      const own = series.find((one) => one.metric === metric && one.endpoint === null);
      const value = own === undefined ? null : statisticOf(own, statistic);
      return value === null ? [] : [{ ...session, value }];
    })
    .sort((a, b) => Date.parse(a.measuredAt) - Date.parse(b.measuredAt));
}

function shiftBetween(base: readonly number[], head: readonly number[], scale: ChangeScale): Estimate {
  const interval = rankInterval(base, head, confidence);
  return {
    value: fromScale(scale, hodgesLehmann(base, head)),
    low: interval === null ? null : fromScale(scale, interval.low),
    high: interval === null ? null : finiteShift(scale, interval.high),
    confidence,
    samples: base.length + head.length,
  };
}
