import type { BaselineSeries } from '../../model/baseline.ts';
import { type Metric, metricById } from '../../model/metric.ts';
import { comparedStatistics } from '../compared-metrics.ts';
import { type FamilyMember, isMember } from '../family.ts';

/** What a change is a change of. */
export interface Place {
  readonly metric: Metric;
  readonly statistic: string;
  /** Null for everything pooled. */
  readonly endpoint: string | null;
  /** In the family the gate may block on. */
  readonly primary: boolean;
}

/** The places at which one metric of one endpoint is compared: members of the family, and what is always shown. */
export function placesOf({ metric: id, endpoint, rate }: BaselineSeries, family: readonly FamilyMember[]): Place[] {
  const metric = comparedMetric(id, rate !== null);
  const pooled = endpoint === null;
  const members = pooled ? family.filter((member) => member.metric === id).map(({ statistic }) => statistic) : [];
  return [...new Set([...members, ...comparedStatistics(metric, pooled)])].map((statistic) => ({
    metric,
    statistic,
    endpoint,
    primary: pooled && isMember(family, id, statistic),
  }));
}

/** A compared metric by its id. Of a script's own, a session keeps none that is neither a time nor a rate of them. */
export function comparedMetric(id: string, isRate: boolean): Metric {
  return metricById(id, isRate ? 'rate' : 'trend', 'time');
}

/** Null where the session had too few samples for it. */
export function statisticOf({ quantiles, mean, rate }: BaselineSeries, statistic: string): number | null {
  if (statistic === 'rate') return rate;
  if (statistic === 'avg') return mean;
  return quantiles[statistic] ?? null;
}

/** Series of two sessions with the same key are of the same metric and endpoint. */
export function seriesKey({ metric, endpoint }: BaselineSeries): string {
  return endpoint === null ? metric : `${metric} ${endpoint}`;
}

/** Members of the family for which there is no change: told, never left out silently. */
export function missingMembers(
  family: readonly FamilyMember[],
  changes: readonly { readonly metric: string; readonly statistic: string; readonly primary: boolean }[],
): FamilyMember[] {
  return family.filter(
    ({ metric, statistic }) => !changes.some((change) => change.primary && change.metric === metric && change.statistic === statistic),
  );
}
