import { beyond } from '../measure/buckets.ts';
import { decodeHistogram, mergeHistograms } from '../measure/histogram.ts';
import { type Pooled, type Selection, seriesOf } from '../measure/pool.ts';
import { isFolded } from '../measure/traffic.ts';
import type { Histogram, Measurement, Tags } from '../model/measurement.ts';

/** Observations of one second in which what failed ranks above everything that did not. */
export interface RankedWindow {
  readonly atS: number;
  readonly widthS: number;
  readonly histogram: Histogram;
}

/** A trend with failures and timeouts counted as slower than anything: a request that failed fast has not kept a promise about time. */
export interface Ranked {
  /** In order of time. */
  readonly windows: readonly RankedWindow[];
  /** Observations, the failed ones included. */
  readonly samples: number;
  readonly failed: number;
  /** Extremes of what did not fail, in the metric's unit, and histogram integers a unit. */
  readonly range: Pick<Pooled, 'min' | 'max' | 'scale'>;
}

/** The selected series, ranked, by endpoint; what has no name, or was folded together by the recorder, is under the empty name. */
export function rankedByEndpoint(measurement: Measurement, selection: Selection): ReadonlyMap<string, Ranked> {
  const groups = new Map<string, Collector>();
  for (const { tags, scale, windows } of seriesOf(measurement, selection)) {
    const name = isFolded(tags) ? '' : (tags.name ?? '');
    const group = groups.get(name) ?? new Collector(scale);
    groups.set(name, group);
    for (const { atS, widthS, step, count, min, max, payload } of windows) {
      if (selection.steps && !selection.steps.includes(step)) continue;
      if (failedTag(tags)) group.fail(atS, widthS, count);
      else if (payload) group.add(atS, widthS, decodeHistogram(payload), min, max);
    }
  }
  return new Map([...groups].map(([name, group]) => [name, group.ranked()]));
}

/** Several ranked trends as one. `extra` adds failures by window: journeys that an open profile could not start. */
export function mergeRanked(parts: Iterable<Ranked>, extra: ReadonlyMap<number, number> = new Map()): Ranked {
  const list = [...parts];
  const merged = new Collector(list[0]?.range.scale ?? 1);
  for (const { windows, failed, range } of list) {
    for (const { atS, widthS, histogram } of windows) merged.add(atS, widthS, histogram, range.min, range.max);
    merged.failed += failed;
  }
  for (const [atS, count] of extra) merged.fail(atS, 1, count);
  return merged.ranked();
}

const failedTag = (tags: Tags): boolean => tags.expected_response === 'false';

class Collector {
  failed = 0;
  readonly #scale: number;
  readonly #seconds = new Map<number, { widthS: number; histograms: Histogram[] }>();
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  constructor(scale: number) {
    this.#scale = scale;
  }

  add(atS: number, widthS: number, histogram: Histogram, min: number, max: number): void {
    this.#put(atS, widthS, histogram);
    this.#min = Math.min(this.#min, min);
    this.#max = Math.max(this.#max, max);
  }

  fail(atS: number, widthS: number, count: number): void {
    if (count === 0) return;
    this.#put(atS, widthS, { indices: Int32Array.of(beyond), counts: Float64Array.of(count), total: count });
    this.failed += count;
  }

  ranked(): Ranked {
    const windows = [...this.#seconds].map(([atS, { widthS, histograms }]) => ({ atS, widthS, histogram: single(histograms) }));
    return {
      windows: windows.sort((a, b) => a.atS - b.atS),
      samples: windows.reduce((sum, { histogram }) => sum + histogram.total, 0),
      failed: this.failed,
      range: { min: this.#min, max: this.#max, scale: this.#scale },
    };
  }

  #put(atS: number, widthS: number, histogram: Histogram): void {
    const second = this.#seconds.get(atS);
    if (second) second.histograms.push(histogram);
    else this.#seconds.set(atS, { widthS, histograms: [histogram] });
  }
}

function single(histograms: readonly Histogram[]): Histogram {
  const [first, ...rest] = histograms;
  return first && rest.length === 0 ? first : mergeHistograms(histograms);
}
