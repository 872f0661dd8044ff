import { encodeHistogram, histogramOf } from '../../../engine/measure/histogram.ts';
import { scaleFor } from '../../../engine/measure/scale.ts';
import type { LoadStep } from '../../../engine/model/load.ts';
import type { Series, SeriesWindow, Tags } from '../../../engine/model/measurement.ts';
import { metricById } from '../../../engine/model/metric.ts';
import type { Random } from '../../../engine/stats/random.ts';
import { seriesWithTotals } from '../../../engine/store/parquet/totals.ts';

/** Where a window lies. */
export interface Place {
  readonly atS: number;
  readonly widthS: number;
  readonly step: number;
}

/** Windows so wide over all load steps, never across the edge of one, up to a second. */
export function placesOf(steps: readonly LoadStep[], widthS: number, untilS = Number.POSITIVE_INFINITY): Place[] {
  return steps.flatMap(({ index, fromS, toS }) => {
    const endS = Math.min(toS, untilS);
    const count = Math.max(0, Math.ceil((endS - fromS) / widthS));
    return Array.from({ length: count }, (_, at) => ({
      atS: fromS + at * widthS,
      widthS: Math.min(widthS, endS - fromS - at * widthS),
      step: index,
    }));
  });
}

/** A standard normal number (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A whole number whose mean is `mean`. */
export const around = (mean: number, random: Random): number => Math.max(0, Math.floor(mean + random()));

const contents: Readonly<Record<string, string>> = { ms: 'time', bytes: 'data' };
const contentOf = (metric: string) => contents[metricById(metric).unit] ?? 'default';

function seriesOf(metric: string, tags: Tags, scale: number, windows: readonly SeriesWindow[]): Series[] {
  const { kind } = metricById(metric);
  return windows.length === 0 ? [] : [seriesWithTotals({ metric, kind, contains: contentOf(metric), scale, tags }, windows)];
}

/** A trend from the values of each window, in the metric's unit; a window without any is absent. */
export function trend(metric: string, tags: Tags, places: readonly Place[], valuesAt: (place: Place) => readonly number[]): Series[] {
  const { k6, kind } = metricById(metric);
  const scale = scaleFor({ metric: k6, kind, contains: contentOf(metric) }, [1]);
  const windows = places.flatMap((place): SeriesWindow[] => {
    const values = valuesAt(place);
    if (values.length === 0) return [];
    const payload = encodeHistogram(histogramOf(values.map((value) => Math.round(value * scale))));
    const sum = values.reduce((total, value) => total + value, 0);
    return [{ ...place, count: values.length, sum, min: Math.min(...values), max: Math.max(...values), payload }];
  });
  return seriesOf(metric, tags, scale, windows);
}

/** A counter, or a rate of which `trues` happened. */
export function counted(
  metric: string,
  tags: Tags,
  places: readonly Place[],
  at: (place: Place) => { readonly count: number; readonly sum: number },
): Series[] {
  const windows = places.flatMap((place): SeriesWindow[] => {
    const { count, sum } = at(place);
    return count === 0 ? [] : [{ ...place, count, sum, min: 0, max: 0 }];
  });
  return seriesOf(metric, tags, 1, windows);
}

export function gauge(metric: string, tags: Tags, places: readonly Place[], at: (place: Place) => number): Series[] {
  const windows = places.map((place) => {
    const value = at(place);
    return { ...place, count: 1, sum: value, min: value, max: value };
  });
  return seriesOf(metric, tags, 1, windows);
}
