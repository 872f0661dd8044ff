import { everyStep } from '../compare/compared-metrics.ts';
import { ofMetrics, partsBy } from '../compare/parts.ts';
import { middleOf } from '../measure/buckets.ts';
import { quantileEstimate } from '../measure/estimate.ts';
import { type Pooled, pool, type Selection } from '../measure/pool.ts';
import type { Measurement } from '../model/measurement.ts';
import { vitalLimits } from '../model/metric.ts';
import type { VitalRow } from '../model/report.ts';
import { leastSamples } from '../stats/sample-size.ts';
import type { View } from './view.ts';

const pageMetrics = ['lcp', 'inp', 'cls', 'fcp', 'ttfb', 'pageLoad', 'bundle'] as const;
const judgedQuantile = 0.75;

/** Page vitals over the views of every load step: all pages, then each page where there are several. None for the page lab, whose profiles are no one crowd: see `lab`. */
export function vitalRows({ run, measurement }: View): VitalRow[] {
  if (run.provenance.driver.kind === 'playwright') return [];
  return pageMetrics.flatMap((metric) => {
    const own = ofMetrics(measurement, [metric]);
    const selection = { metric, steps: everyStep(measurement) };
    const pages = [...partsBy(own, 'name')].map(([page, part]) => vitalRow(part, selection, page));
    const pooled = vitalRow(own, selection, null);
    return [pooled, ...(pages.length > 1 ? pages : [])].filter(({ samples }) => samples > 0);
  });
}

function vitalRow(measurement: Measurement, selection: Selection, page: string | null): VitalRow {
  const pooled = pool(measurement, selection);
  const p75 = quantileEstimate(measurement, selection, judgedQuantile, leastSamples);
  const limits = vitalLimits[selection.metric];
  const named = { metric: selection.metric, page, p75, samples: pooled.count };
  if (!limits) return { ...named, rating: null, shares: null };
  const [good, poor] = limits;
  const rating = p75 === null ? null : p75.value <= good ? 'good' : p75.value <= poor ? 'needs-improvement' : 'poor';
  return { ...named, rating, shares: sharesOf(pooled, good, poor) };
}

function sharesOf({ histogram, scale }: Pooled, good: number, poor: number): NonNullable<VitalRow['shares']> {
  const shares = { good: 0, needsImprovement: 0, poor: 0 };
  if (!histogram || histogram.total === 0) return shares;
  for (const [at, index] of histogram.indices.entries()) {
    const value = middleOf(index) / scale;
    shares[value <= good ? 'good' : value <= poor ? 'needsImprovement' : 'poor'] += (histogram.counts[at] ?? 0) / histogram.total;
  }
  return shares;
}
