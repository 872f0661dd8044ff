import { setImmediate } from 'node:timers/promises';
import { decodeHistogram, quantileOf } from '../../measure/histogram.ts';
import { type ColumnName, type Columns, columnNames } from '../../model/api/columns.ts';
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
  /** Of the columns that a series has, the ones to make; all without it. */
  readonly only?: readonly ColumnName[] | undefined;
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
  { series: wanted, fromS, toS, points: most, only = columnNames }: ColumnsWanted,
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
    filled.push(...columnsOfSeries(series, points, only).map((column) => ({ ...column, series: number })));
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

function columnsOfSeries(series: Series, points: readonly Point[], only: readonly ColumnName[]): Column[] {
  const names = series.kind === 'trend' ? ofTrend : ofOthers;
  const columns = names
    .filter((name) => only.includes(name))
    .map((name) => ({ name, values: new Float32Array(points.length).fill(Number.NaN) }));
  for (const [row, windows] of windowsIn(series, points).entries()) {
    if (windows.length === 0) continue;
    const numberOf = series.kind === 'trend' ? ofTimes(series.scale, windows) : ofTotals(series.kind, windows);
    for (const { name, values } of columns) values[row] = numberOf(name);
  }
  return columns;
}

type NumberOf = (name: ColumnName) => number;

const quantiles: Readonly<Partial<Record<ColumnName, number>>> = { p50: 0.5, p95: 0.95, p99: 0.99 };

function ofTimes(scale: number, windows: readonly SeriesWindow[]): NumberOf {
  const histogram = mergeNeighbours(windows.flatMap(({ payload }) => (payload === undefined ? [] : [decodeHistogram(payload)])));
  return (name) => {
    const quantile = quantiles[name];
    if (quantile !== undefined) return histogram === null ? Number.NaN : quantileOf(histogram, quantile) / scale;
    return edge(
      name,
      windows,
      ({ min }) => min,
      ({ max }) => max,
    );
  };
}

function ofTotals(kind: Exclude<Series['kind'], 'trend'>, windows: readonly SeriesWindow[]): NumberOf {
  const total = (part: 'count' | 'sum' | 'widthS') => windows.reduce((sum, window) => sum + window[part], 0);
  switch (kind) {
    case 'counter': {
      const rate = ({ sum, widthS }: SeriesWindow) => sum / widthS;
      return (name) => (name === 'value' ? total('sum') / total('widthS') : edge(name, windows, rate));
    }
    case 'rate': {
      const share = ({ sum, count }: SeriesWindow) => sum / count;
      return (name) => (name === 'value' ? total('sum') / total('count') : edge(name, windows, share));
    }
    case 'gauge': {
      const last = windows.at(-1)?.sum ?? Number.NaN;
      return (name) =>
        name === 'value'
          ? last
          : edge(
              name,
              windows,
              ({ min }) => min,
              ({ max }) => max,
            );
    }
  }
}

/** The least (`low`) or greatest of what the windows hold. */
function edge(name: ColumnName, windows: readonly SeriesWindow[], lowOf: (window: SeriesWindow) => number, highOf = lowOf): number {
  return name === 'low' ? Math.min(...windows.map(lowOf)) : Math.max(...windows.map(highOf));
}
