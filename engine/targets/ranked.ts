import { beyond } from '../measure/buckets.ts';
import { mergeHistograms } from '../measure/histogram.ts';
import { type Pooled, pool, pooledWindows, type Selection } from '../measure/pool.ts';
import type { Histogram, Measurement, Tags } from '../model/measurement.ts';

/** Observations of one second in which what failed ranks above everything that did not. */
export interface RankedWindow {
  readonly atS: number;
  readonly widthS: number;
  readonly histogram: Histogram;
}

export interface Ranked {
  readonly windows: readonly RankedWindow[];
  /** Observations, the failed ones included. */
  readonly samples: number;
  readonly failed: number;
  /** Extremes of what did not fail, in the metric's unit, and histogram integers a unit. */
  readonly range: Pick<Pooled, 'min' | 'max' | 'scale'>;
}

const failedTag = (tags: Tags): boolean => tags.expected_response === 'false';

/**
 * A trend with failures and timeouts counted as slower than anything: a request that failed fast has
 * not kept a promise about time. `extra` adds such observations by window (drops of an open profile).
 */
export function rankedWindows(measurement: Measurement, selection: Selection, extra: ReadonlyMap<number, number> = new Map()): Ranked {
  const where = (failed: boolean) => (tags: Tags) => (selection.where?.(tags) ?? true) && failedTag(tags) === failed;
  const good = { ...selection, where: where(false) };
  const groups = new Map<number, { widthS: number; histograms: Histogram[] }>();
  const put = (atS: number, widthS: number, histogram: Histogram) => {
    const group = groups.get(atS);
    if (group) group.histograms.push(histogram);
    else groups.set(atS, { widthS, histograms: [histogram] });
  };
  for (const { atS, widthS, histogram } of pooledWindows(measurement, good)) if (histogram) put(atS, widthS, histogram);
  const failures = pooledWindows(measurement, { ...selection, where: where(true) });
  for (const { atS, widthS, count } of failures) put(atS, widthS, neverEnded(count));
  for (const [atS, count] of extra) put(atS, 1, neverEnded(count));
  const windows = [...groups.entries()]
    .map(([atS, { widthS, histograms }]) => ({ atS, widthS, histogram: mergeHistograms(histograms) }))
    .sort((a, b) => a.atS - b.atS);
  const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);
  const failed = sum(failures.map(({ count }) => count)) + sum(extra.values());
  return { windows, samples: sum(windows.map(({ histogram }) => histogram.total)), failed, range: pool(measurement, good) };
}

function neverEnded(count: number): Histogram {
  return { indices: Int32Array.of(beyond), counts: Float64Array.of(count), total: count };
}
