import { judgedSteps } from '../measure/judged-steps.ts';
import { pool, type Selection } from '../measure/pool.ts';
import { loadTraffic } from '../measure/traffic.ts';
import type { BaselineSeries } from '../model/baseline.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Metric } from '../model/metric.ts';
import { neededSamples } from '../stats/sample-size.ts';
import { comparedMetrics, everyStep, isPageMetric, isPooled, partingTag } from './compared-metrics.ts';
import { ofMetrics, partsBy } from './parts.ts';
import { rankedQuantiles, type SampleRule } from './ranked-quantiles.ts';

const quantiles: Readonly<Record<string, number>> = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99, 'p99.9': 0.999 };

/** What one session says of itself: every compared metric, pooled and by endpoint or transaction, over the judged steps. What has too few samples is left out. */
export function sessionSeries(measurement: Measurement, samplesFor: SampleRule = neededSamples): BaselineSeries[] {
  const judged = judgedSteps(measurement.steps);
  const views = everyStep(measurement);
  const where = loadTraffic(measurement);
  return comparedMetrics(measurement).flatMap((metric) => {
    const selection = { metric: metric.id, steps: isPageMetric(metric.id) ? views : judged, where };
    const pooled = isPooled(metric.id) ? [summarise(measurement, metric, selection, null, samplesFor)] : [];
    const tag = partingTag(metric.id);
    const parts = tag === null ? [] : [...partsBy(ofMetrics(measurement, [metric.id]), tag)];
    const byEndpoint = parts.map(([name, part]) => summarise(part, metric, selection, name, samplesFor));
    return [...pooled, ...byEndpoint].filter((series) => series !== null);
  });
}

function summarise(
  measurement: Measurement,
  metric: Metric,
  selection: Selection,
  endpoint: string | null,
  samplesFor: SampleRule,
): BaselineSeries | null {
  const { count, sum } = pool(measurement, selection);
  if (count === 0) return null;
  const series = { metric: metric.id, endpoint, count, quantiles: {}, mean: null, rate: null };
  if (metric.kind === 'rate') return { ...series, rate: sum / count };
  const found = rankedQuantiles(measurement, selection, quantiles, samplesFor);
  return Object.keys(found).length === 0 ? null : { ...series, quantiles: found, mean: sum / count };
}
