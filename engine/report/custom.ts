import { pool, type Selection } from '../measure/pool.ts';
import type { Measurement, Series } from '../model/measurement.ts';
import { metricById, metrics } from '../model/metric.ts';
import type { Report } from '../model/report.ts';
import { percentilesOf, rankedOf } from './percentiles.ts';
import type { View } from './view.ts';

type CustomRow = Report['custom'][number];

/** A metric with more sets of tags is shown pooled alone. */
const mostTagSets = 20;

const known: ReadonlySet<string> = new Set(metrics.map(({ id }) => id));
/** k6's browser has further metrics of its own. */
const isBuiltIn = (metric: string): boolean => known.has(metric) || metric.startsWith('browser_');

/** What a script measures by itself, over the whole run: each metric pooled, then by its tags. */
export function customRows({ measurement }: View): CustomRow[] {
  const byMetric = new Map<string, Series[]>();
  for (const series of measurement.series) {
    if (isBuiltIn(series.metric) || series.selector !== undefined) continue;
    const those = byMetric.get(series.metric);
    if (those) those.push(series);
    else byMetric.set(series.metric, [series]);
  }
  return [...byMetric.values()].flatMap((those) => {
    const parts = those.length > 1 && those.length <= mostTagSets ? those : [];
    return [rowOf(measurement, those, {}), ...parts.map((series) => rowOf(measurement, [series], series.tags))].filter(
      ({ samples }) => samples > 0,
    );
  });
}

function rowOf(measurement: Measurement, series: readonly Series[], tags: Readonly<Record<string, string>>): CustomRow {
  const { metric = '', kind = 'trend', contains = 'default' } = series[0] ?? {};
  const part = { ...measurement, series };
  const selection: Selection = { metric };
  const { count, sum } = pool(part, selection);
  const isMean = kind === 'trend' || kind === 'rate';
  const { p50, p95, p99 } = kind === 'trend' ? percentilesOf(rankedOf(part, selection)) : { p50: null, p95: null, p99: null };
  return {
    metric,
    kind,
    unit: metricById(metric, kind, contains).unit,
    tags: { ...tags },
    samples: count,
    value: count === 0 ? null : isMean ? sum / count : sum,
    p50: p50?.value ?? null,
    p95: p95?.value ?? null,
    p99: p99?.value ?? null,
  };
}
