import { metricById, metrics } from '../model/metric.ts';
import { comparedStatistics } from './compared-metrics.ts';

/** A metric, pooled, that the gate may block on. */
export interface FamilyMember {
  readonly metric: string;
  readonly statistic: string;
}

/** A member of the primary family as people write it: `p95` (of the latency), `errorRate`, `lcp p75`, `dbQueries`. */
export function familyMember(text: string): FamilyMember {
  const words = text.trim().split(/\s+/);
  const statistic = words.find((word) => /^(p\d+(\.\d+)?|avg|rate)$/.test(word));
  const name = words.find((word) => word !== statistic) ?? 'latency';
  const metric = metrics.find(({ id, k6 }) => id === name || k6 === name) ?? metricById(name);
  return { metric: metric.id, statistic: statistic ?? comparedStatistics(metric, true)[0] ?? 'p95' };
}

export const isMember = (family: readonly FamilyMember[], metric: string, statistic: string): boolean =>
  family.some((member) => member.metric === metric && member.statistic === statistic);
