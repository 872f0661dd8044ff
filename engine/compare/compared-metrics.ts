import type { Measurement } from '../model/measurement.ts';
import { type Metric, metricById, vitalLimits } from '../model/metric.ts';

/** Parts of a latency, times that hold the user's own pauses, and the generator's numbers about itself: kept in the run, not compared between runs. */
const notCompared: ReadonlySet<string> = new Set([
  'waitTime',
  'blockedTime',
  'connectTime',
  'tlsTime',
  'sendTime',
  'receiveTime',
  'iterationTime',
  'groupTime',
  'browserRequestTime',
  'generatorLateness',
]);

/** Metrics by the tag that parts them, where the parts are compared too. */
const partedBy: Readonly<Record<string, string>> = {
  latency: 'name',
  grpc_req_duration: 'name',
  errorRate: 'name',
  dbTime: 'name',
  dbQueries: 'name',
  responseBytes: 'name',
  transactionTime: 'transaction',
};

/** Meaningful only in parts: all transactions pooled are no transaction. */
const onlyInParts: ReadonlySet<string> = new Set(['transactionTime']);

export const partingTag = (metric: string): string | null => partedBy[metric] ?? null;
export const isPooled = (metric: string): boolean => !onlyInParts.has(metric);

/** The metrics of a measurement that a change can be worse or better in. */
export function comparedMetrics({ series }: Measurement): Metric[] {
  const found = new Map<string, Metric>();
  for (const { metric, kind, contains, selector } of series) {
    if (selector !== undefined || found.has(metric) || notCompared.has(metric)) continue;
    const known = metricById(metric, kind, contains);
    if ((known.kind === 'trend' || known.kind === 'rate') && known.better !== 'neutral') found.set(metric, known);
  }
  return [...found.values()];
}

/** Judged at the 75th percentile over all page views (web.dev/articles/vitals). */
export const isPageMetric = (metric: string): boolean => metric in vitalLimits || metric === 'pageLoad' || metric === 'bundle';

/** Page views are few, so those of every load step count, whatever the load. */
export function everyStep({ steps }: Measurement): readonly number[] {
  return steps.length === 0 ? [-1] : steps.map(({ index }) => index);
}

/** What of a metric is compared; the first is the one shown when there is room for one. */
export function comparedStatistics({ id, kind, unit }: Metric, pooled: boolean): readonly string[] {
  if (kind === 'rate') return ['rate'];
  if (unit === 'count' || unit === 'bytes') return ['avg'];
  if (isPageMetric(id)) return ['p75'];
  return id === 'latency' && pooled ? ['p95', 'p50', 'p99'] : ['p95'];
}
