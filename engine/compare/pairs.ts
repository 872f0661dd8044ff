import type { BaselineSeries } from '../model/baseline.ts';
import type { Metric } from '../model/metric.ts';
import { comparedStatistics } from './compared-metrics.ts';
import { type FamilyMember, isMember } from './family.ts';

/** One statistic of one metric and endpoint, as the base sessions and the head saw it. */
export interface Pair {
  readonly metric: Metric;
  readonly statistic: string;
  readonly endpoint: string | null;
  readonly base: readonly number[];
  readonly head: number;
  readonly baseSamples: number;
  readonly headSamples: number;
  readonly primary: boolean;
}

export interface PairInput {
  /** Series of each base session. */
  readonly base: readonly (readonly BaselineSeries[])[];
  readonly head: readonly BaselineSeries[];
  /** Of the metrics that may be compared. */
  readonly metrics: readonly Metric[];
  readonly family: readonly FamilyMember[];
}

/** Everything that head and at least one base session both know. A session that lacks a statistic has no part in it. */
export function pairsOf({ base, head, metrics, family }: PairInput): Pair[] {
  const known = new Map(metrics.map((metric) => [metric.id, metric]));
  const sessions = base.map((series) => new Map(series.map((one) => [keyOf(one), one])));
  return head.flatMap((series) => {
    const metric = known.get(series.metric);
    if (!metric) return [];
    const before = sessions.flatMap((session) => session.get(keyOf(series)) ?? []);
    const pooled = series.endpoint === null;
    const members = pooled ? family.filter(({ metric: id }) => id === metric.id).map(({ statistic }) => statistic) : [];
    return [...new Set([...members, ...comparedStatistics(metric, pooled)])].flatMap((statistic) =>
      pairOf(series, before, metric, statistic, pooled && isMember(family, metric.id, statistic)),
    );
  });
}

/** Members of the family that could not be paired: told, never left out silently. */
export function missingMembers(family: readonly FamilyMember[], pairs: readonly Pair[]): FamilyMember[] {
  return family.filter(
    ({ metric, statistic }) => !pairs.some((pair) => pair.primary && pair.metric.id === metric && pair.statistic === statistic),
  );
}

function pairOf(head: BaselineSeries, base: readonly BaselineSeries[], metric: Metric, statistic: string, primary: boolean): Pair[] {
  const value = statisticOf(head, statistic);
  const known = base.flatMap((series) => {
    const found = statisticOf(series, statistic);
    return found === null ? [] : [{ value: found, count: series.count }];
  });
  if (value === null || known.length === 0) return [];
  return [
    {
      metric,
      statistic,
      endpoint: head.endpoint,
      base: known.map((session) => session.value),
      head: value,
      baseSamples: known.reduce((sum, session) => sum + session.count, 0),
      headSamples: head.count,
      primary,
    },
  ];
}

function statisticOf({ quantiles, mean, rate }: BaselineSeries, statistic: string): number | null {
  if (statistic === 'rate') return rate;
  if (statistic === 'avg') return mean;
  return quantiles[statistic] ?? null;
}

function keyOf({ metric, endpoint }: BaselineSeries): string {
  return JSON.stringify([metric, endpoint]);
}
