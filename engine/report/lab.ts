import { everyStep } from '../compare/compared-metrics.ts';
import { ofMetrics } from '../compare/parts.ts';
import { quantileEstimate } from '../measure/estimate.ts';
import { pool } from '../measure/pool.ts';
import type { LabRow } from '../model/lab.ts';
import type { Measurement, Series } from '../model/measurement.ts';
import { vitalLimits } from '../model/metric.ts';
import type { PageVisit, PageVisits } from '../model/page-visit.ts';
import { leastSamples } from '../stats/sample-size.ts';
import type { View } from './view.ts';

const labMetrics = ['lcp', 'inp', 'cls', 'fcp', 'ttfb', 'pageLoad', 'transferred', 'bundle', 'chunk'] as const;
const blamed: readonly string[] = ['lcp', 'inp', 'cls', 'fcp', 'ttfb'];

/** What the page lab measured, by page, profile and view; empty for every other driver. */
export function labRows({ run, measurement }: View, pages: PageVisits | null): LabRow[] {
  if (run.provenance.driver.kind !== 'playwright') return [];
  const groups = new Map<string, Series[]>();
  for (const series of ofMetrics(measurement, ['checks', ...labMetrics]).series) {
    const { name, profile, view } = series.tags;
    if (profile === undefined || view === undefined || name === undefined) continue;
    const key = JSON.stringify([name, profile, view]);
    groups.set(key, [...(groups.get(key) ?? []), series]);
  }
  return [...groups.values()].map((series) => labRow({ ...measurement, series }, series[0]?.tags ?? {}, pages?.visits ?? []));
}

function labRow(part: Measurement, tags: Series['tags'], all: readonly PageVisit[]): LabRow {
  const { name: page = '', profile = '' } = tags;
  const view = tags.view === 'repeat' ? 'repeat' : 'first';
  const steps = everyStep(part);
  const checks = pool(part, { metric: 'checks', steps });
  const visits = all.filter((visit) => visit.page === page && visit.profile === profile && visit.view === view);
  return {
    page,
    profile,
    view,
    visits: checks.count,
    failed: checks.count - checks.sum,
    metrics: labMetrics.flatMap((metric) => {
      const { count } = pool(part, { metric, steps });
      if (count === 0) return [];
      const median = quantileEstimate(part, { metric, steps }, 0.5, leastSamples);
      return [{ metric, median, samples: count, rating: ratingOf(metric, median?.value ?? null) }];
    }),
    owed: blamed.flatMap((metric) => owedTo(visits, metric)),
    largestScript: visits.find(({ largestScript }) => largestScript !== null)?.largestScript?.name ?? null,
    picture: visits.find(({ picture }) => picture !== null)?.picture ?? null,
  };
}

function ratingOf(metric: string, value: number | null): LabRow['metrics'][number]['rating'] {
  const limits = vitalLimits[metric];
  if (limits === undefined || value === null) return null;
  return value <= limits[0] ? 'good' : value <= limits[1] ? 'needs-improvement' : 'poor';
}

function owedTo(visits: readonly PageVisit[], metric: string): LabRow['owed'] {
  const told = visits.flatMap(({ vitals }) => vitals.filter((vital) => vital.metric === metric));
  const byElement = Map.groupBy(told, ({ element }) => element);
  const [most] = [...byElement].sort(([, a], [, b]) => b.length - a.length);
  if (most === undefined) return [];
  const [element, own] = most;
  const parts = new Set(own.flatMap((vital) => Object.keys(vital.parts)));
  const medians = [...parts].map((part): [string, number] => [part, medianOf(own.flatMap((vital) => vital.parts[part] ?? []))]);
  return [{ metric, element, visits: own.length, parts: Object.fromEntries(medians) }];
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
