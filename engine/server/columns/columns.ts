import { setImmediate } from 'node:timers/promises';
import { decodeHistogram, quantileOf } from '../../measure/histogram.ts';
import type { ColumnName, Columns } from '../../model/api/columns.ts';
import { HeadroomError } from '../../model/error.ts';
import type { Measurement, Series, SeriesWindow } from '../../model/measurement.ts';
import { mergeNeighbours } from './merge.ts';
import { type Point, pointsOf, windowsIn } from './points.ts';
import { isDrawn } from './series-list.ts';

export interface ColumnsWanted {
  /** Numbers within the run, as `seriesList` gives them. */
  readonly series: readonly number[];
  readonly fromS?: number | undefined;
  readonly toS?: number | undefined;
  readonly points: number;
}

const mostSeries = 100;
const ofTrend = ['p50', 'p95', 'p99', 'low', 'high'] as const satisfies readonly ColumnName[];
const ofOthers = ['value', 'low', 'high'] as const satisfies readonly ColumnName[];

/**
 * Series over time, thinned to what a chart can show. Quantiles are of the merged histograms of the windows that were joined, `low` and `high` the least and the
 * greatest that any of them saw, so that no peak is lost; NaN where a series has nothing. Throws USAGE for series that a run does not have.
 */
export async function columnsOf(
  { series: all, durationS }: Measurement,
  { series: wanted, fromS, toS, points: most }: ColumnsWanted,
): Promise<Columns> {
  const numbers = [...new Set(wanted)];
  const chosen = numbers.map((number) => ({ number, series: drawn(all, number) }));
  if (chosen.length > mostSeries)
    throw new HeadroomError('USAGE', `${chosen.length} series are more than can be told apart.`, `Ask for at most ${mostSeries} at once.`);
  const range = { fromS: fromS ?? Number.NEGATIVE_INFINITY, toS: toS ?? Math.max(durationS, 0) + 1e6 };
  const { points, joined } = pointsOf(
    chosen.map(({ series }) => series),
    range,
    most,
  );
  const filled: (Column & { readonly series: number })[] = [];
  for (const { number, series } of chosen) {
    filled.push(...columnsOfSeries(series, points).map((column) => ({ ...column, series: number })));
    // Many long series take a second: others are served meanwhile.
    await setImmediate();
  }
  return {
    head: { times: points.length, joined, columns: filled.map(({ series, name }) => ({ series, name })) },
    atS: Float32Array.from(points, (point) => point.fromS),
    values: filled.map(({ values }) => values),
  };
}

function drawn(all: readonly Series[], number: number): Series {
  const series = all[number];
  if (series !== undefined && isDrawn(series)) return series;
  throw new HeadroomError('USAGE', `The run has no series ${number}.`, '`/api/runs/:run/series` lists them with their numbers.');
}

interface Column {
  readonly name: ColumnName;
  readonly values: Float32Array;
}

function columnsOfSeries(series: Series, points: readonly Point[]): Column[] {
  const names = series.kind === 'trend' ? ofTrend : ofOthers;
  const columns = names.map((name) => ({ name, values: new Float32Array(points.length).fill(Number.NaN) }));
  for (const [row, windows] of windowsIn(series, points).entries()) {
    if (windows.length === 0) continue;
    const values = series.kind === 'trend' ? trendValues(series.scale, windows) : otherValues(series.kind, windows);
    for (const [at, { values: column }] of columns.entries()) column[row] = values[at] ?? Number.NaN;
  }
  return columns;
}

function trendValues(scale: number, windows: readonly SeriesWindow[]): number[] {
  const histograms = windows.flatMap(({ payload }) => (payload === undefined ? [] : [decodeHistogram(payload)]));
  const merged = mergeNeighbours(histograms);
  const quantiles = [0.5, 0.95, 0.99].map((q) => (merged === null ? Number.NaN : quantileOf(merged, q) / scale));
  return [...quantiles, Math.min(...windows.map(({ min }) => min)), Math.max(...windows.map(({ max }) => max))];
}

function otherValues(kind: Exclude<Series['kind'], 'trend'>, windows: readonly SeriesWindow[]): number[] {
  const total = (part: 'count' | 'sum' | 'widthS') => windows.reduce((sum, window) => sum + window[part], 0);
  switch (kind) {
    case 'counter': {
      const rates = windows.map(({ sum, widthS }) => sum / widthS);
      return [total('sum') / total('widthS'), Math.min(...rates), Math.max(...rates)];
    }
    case 'rate': {
      const shares = windows.map(({ sum, count }) => sum / count);
      return [total('sum') / total('count'), Math.min(...shares), Math.max(...shares)];
    }
    case 'gauge':
      return [windows.at(-1)?.sum ?? Number.NaN, Math.min(...windows.map(({ min }) => min)), Math.max(...windows.map(({ max }) => max))];
  }
}
