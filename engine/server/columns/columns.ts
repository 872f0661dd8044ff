import { setImmediate } from 'node:timers/promises';
import { type ColumnName, type Columns, columnNames } from '../../model/api/columns.ts';
import { HeadroomError } from '../../model/error.ts';
import type { Measurement, Series } from '../../model/measurement.ts';
import { pointsOf } from './points.ts';
import { type Column, columnsOfSeries } from './series-columns.ts';
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
    const columns = columnsOfSeries(series, points).filter(({ name }) => only.includes(name));
    filled.push(...columns.map((column) => ({ ...column, series: number })));
    // Many long series take a second when they are first asked for: others are served meanwhile.
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
