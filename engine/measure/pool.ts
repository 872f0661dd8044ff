import type { Histogram, Measurement, Series, SeriesTotal, SeriesWindow, Tags } from '../model/measurement.ts';
import { combine, type Tally } from './combine.ts';
import { decodeHistogram, mergeHistograms } from './histogram.ts';

/** Which series, and which part of them. Without `steps` the whole run counts, set-up and tear-down included. */
export interface Selection {
  /** Id in the metric registry, or a script's own name. */
  readonly metric: string;
  /** Tags a series must have, with these values. */
  readonly tags?: Tags;
  readonly steps?: readonly number[];
  /** The copy kept for this k6 threshold; without it only plain series are pooled. */
  readonly selector?: string;
  /** Any further condition on a series' tags. */
  readonly where?: (tags: Tags) => boolean;
}

/** Several series taken together. A gauge's `sum` is its last value; `histogram` is null for anything but a trend. */
export interface Pooled extends Tally {
  readonly histogram: Histogram | null;
  /** Histogram integers per unit of the metric. */
  readonly scale: number;
}

export interface PooledWindow extends Tally {
  readonly atS: number;
  readonly widthS: number;
  readonly step: number;
  readonly histogram: Histogram | null;
}

const nothing: Tally = { count: 0, sum: 0, min: 0, max: 0 };

/** Everything that the selected series saw, as one. */
export function pool(measurement: Measurement, selection: Selection): Pooled {
  const chosen = seriesOf(measurement, selection);
  const totals = chosen.flatMap((series) => series.totals.filter(({ step }) => inSteps(selection, step)));
  const kind = chosen[0]?.kind ?? 'counter';
  const tally = totals.reduce<Tally>((sum, total) => combine(kind, sum, total), nothing);
  return {
    count: tally.count,
    sum: kind === 'gauge' ? lastValue(chosen, selection) : tally.sum,
    min: tally.min,
    max: tally.max,
    histogram: kind === 'trend' ? mergeHistograms(totals.flatMap(histogramIn)) : null,
    scale: chosen[0]?.scale ?? 1,
  };
}

/** The selected series merged window by window, in order of time; seconds without any observation are absent. */
export function pooledWindows(measurement: Measurement, selection: Selection): PooledWindow[] {
  const chosen = seriesOf(measurement, selection);
  const kind = chosen[0]?.kind ?? 'counter';
  const groups = new Map<number, SeriesWindow[]>();
  for (const { windows } of chosen) {
    for (const window of windows) {
      if (!inSteps(selection, window.step)) continue;
      const group = groups.get(window.atS);
      if (group) group.push(window);
      else groups.set(window.atS, [window]);
    }
  }
  return [...groups.values()].map((windows) => mergeWindows(kind, windows)).sort((a, b) => a.atS - b.atS);
}

/** The values a tag takes in the series of a metric that saw anything, in alphabetical order. */
export function tagValues(measurement: Measurement, metric: string, tag: string, steps?: readonly number[]): string[] {
  const selection: Selection = steps ? { metric, steps } : { metric };
  const values = new Set<string>();
  for (const series of seriesOf(measurement, selection)) {
    const value = series.tags[tag];
    if (value !== undefined && series.totals.some(({ step, count }) => count > 0 && inSteps(selection, step))) values.add(value);
  }
  return [...values].sort();
}

/** The series a selection names, whatever their windows. */
export function seriesOf({ series }: Measurement, { metric, tags = {}, selector, where }: Selection): Series[] {
  const wanted = Object.entries(tags);
  return series.filter(
    (candidate) =>
      candidate.metric === metric &&
      candidate.selector === selector &&
      wanted.every(([tag, value]) => candidate.tags[tag] === value) &&
      (where === undefined || where(candidate.tags)),
  );
}

const inSteps = ({ steps }: Selection, step: number): boolean => steps === undefined || steps.includes(step);

const histogramIn = ({ histogram }: SeriesTotal): Histogram[] => (histogram ? [histogram] : []);

function lastValue(chosen: readonly Series[], selection: Selection): number {
  const windows = chosen.flatMap((series) => series.windows.findLast(({ step }) => inSteps(selection, step)) ?? []);
  return windows.reduce<SeriesWindow | undefined>((last, window) => (last && last.atS > window.atS ? last : window), undefined)?.sum ?? 0;
}

function mergeWindows(kind: Series['kind'], windows: readonly SeriesWindow[]): PooledWindow {
  const { atS = 0, widthS = 0, step = -1 } = windows[0] ?? {};
  const tally = windows.reduce<Tally>((sum, window) => combine(kind, sum, window), nothing);
  const histograms = windows.flatMap(({ payload }) => (payload ? [decodeHistogram(payload)] : []));
  const [first, ...rest] = histograms;
  const histogram = kind !== 'trend' ? null : first && rest.length === 0 ? first : mergeHistograms(histograms);
  return { atS, widthS, step, count: tally.count, sum: tally.sum, min: tally.min, max: tally.max, histogram };
}
