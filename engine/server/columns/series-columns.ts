import { decodeHistogram, quantileOf } from '../../measure/histogram.ts';
import type { ColumnName } from '../../model/api/columns.ts';
import type { Series, SeriesWindow } from '../../model/measurement.ts';
import { mergeNeighbours } from './merge.ts';
import { type Point, windowsIn } from './points.ts';

const ofTrend = ['p50', 'p95', 'p99', 'low', 'high'] as const satisfies readonly ColumnName[];
const ofOthers = ['value', 'low', 'high'] as const satisfies readonly ColumnName[];

export interface Column {
  readonly name: ColumnName;
  readonly values: Float32Array;
}

interface Made {
  readonly points: readonly Point[];
  readonly columns: readonly Column[];
}

/** Columns of a series at the points it was drawn at last: to read its histograms takes the longest, and sealed runs never change. */
const made = new WeakMap<Series, readonly Made[]>();
const mostMade = 4;

/** All columns of a series at some points. */
export function columnsOfSeries(series: Series, points: readonly Point[]): readonly Column[] {
  const before = made.get(series) ?? [];
  const found = before.find((one) => isSame(one.points, points));
  const latest = found ?? { points, columns: makeColumns(series, points) };
  made.set(series, [latest, ...before.filter((one) => one !== latest)].slice(0, mostMade));
  return latest.columns;
}

function isSame(one: readonly Point[], other: readonly Point[]): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every(({ fromS, toS, isGap }, at) => fromS === other[at]?.fromS && toS === other[at]?.toS && isGap === other[at]?.isGap)
  );
}

function makeColumns(series: Series, points: readonly Point[]): Column[] {
  const names = series.kind === 'trend' ? ofTrend : ofOthers;
  const columns = names.map((name) => ({ name, values: new Float32Array(points.length).fill(Number.NaN) }));
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
