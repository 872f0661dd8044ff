import { quantileOf } from '../measure/histogram.ts';
import { isJourneyRequest } from '../measure/journey-requests.ts';
import { type Pooled, pool, type Selection } from '../measure/pool.ts';
import type { BaselineSeries } from '../model/baseline.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Metric } from '../model/metric.ts';
import { neededSamples } from '../stats/sample-size.ts';
import { comparedMetrics, isPageMetric, isPooled, partingTag } from './compared-metrics.ts';
import { everyStep, judgedScope } from './judged-scope.ts';
import { ofMetrics, partsBy } from './parts.ts';

const quantiles: Readonly<Record<string, number>> = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99, 'p99.9': 0.999 };

/** What one session says of itself: every compared metric, pooled and by endpoint or transaction, over the judged steps. What has too few samples is left out. */
export function sessionSeries(measurement: Measurement): BaselineSeries[] {
  const judged = judgedScope(measurement).steps;
  const views = everyStep(measurement);
  return comparedMetrics(measurement).flatMap((metric) => {
    const selection = { metric: metric.id, steps: isPageMetric(metric.id) ? views : judged, where: isJourneyRequest };
    const pooled = isPooled(metric.id) ? [summarise(measurement, metric, selection, null)] : [];
    const tag = partingTag(metric.id);
    const parts = tag === null ? [] : [...partsBy(ofMetrics(measurement, [metric.id]), tag)];
    const byEndpoint = parts.map(([name, part]) => summarise(part, metric, selection, name));
    return [...pooled, ...byEndpoint].filter((series) => series !== null);
  });
}

function summarise(measurement: Measurement, metric: Metric, selection: Selection, endpoint: string | null): BaselineSeries | null {
  const pooled = pool(measurement, selection);
  const { count, sum } = pooled;
  if (count === 0) return null;
  const series = { metric: metric.id, endpoint, count, quantiles: {}, mean: null, rate: null };
  if (metric.kind === 'rate') return { ...series, rate: sum / count };
  const found = Object.entries(quantiles).filter(([, q]) => count >= neededSamples(q));
  if (found.length === 0) return null;
  return { ...series, quantiles: Object.fromEntries(found.map(([name, q]) => [name, quantileIn(pooled, q)])), mean: sum / count };
}

function quantileIn({ histogram, scale, min, max }: Pooled, q: number): number {
  return Math.min(Math.max(histogram ? quantileOf(histogram, q) / scale : min, min), max);
}
