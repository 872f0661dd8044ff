import type { ColumnName, Columns, SeriesRow } from '../../../../../engine/model/api/columns.ts';
import type { Unit } from '../../../../../engine/model/metric.ts';
import type { Panel } from '../../../parts/chart/time-chart.tsx';
import { seriesName } from './series-name.ts';

// Bands of more lines than this hide each other.
const mostBands = 2;

export const statistics = ['p50', 'p95', 'p99'] as const;
export type Statistic = (typeof statistics)[number];

const units: ReadonlySet<string> = new Set<Unit>(['ms', 'bytes', 'fraction', 'perSecond', 'users', 'score', 'count']);
const isUnit = (word: string): word is Unit => units.has(word);

/** What a series is drawn in: a counter is told as its rate. */
function unitOf({ kind, unit }: SeriesRow): Unit {
  return kind === 'counter' && unit === 'count' ? 'perSecond' : isUnit(unit) ? unit : 'count';
}

const titles: Readonly<Record<Unit, string>> = {
  ms: 'Time',
  bytes: 'Size',
  fraction: 'Share',
  perSecond: 'Rate',
  users: 'Users',
  score: 'Score',
  count: 'Number',
};

/** The columns that the panels of so many series are made of. */
export function columnsFor(series: number, statistic: Statistic): ColumnName[] {
  return series > mostBands ? [statistic, 'value'] : [statistic, 'value', 'low', 'high'];
}

/** The columns as panels, one for each unit: of a trend the chosen percentile, of all else its value. */
export function panelsOf(rows: readonly SeriesRow[], { head, values }: Columns, statistic: Statistic): Panel[] {
  const column = (series: number, name: string): Float32Array | undefined =>
    values[head.columns.findIndex((each) => each.series === series && each.name === name)];
  const panels = new Map<Unit, Panel & { lines: Panel['lines'][number][] }>();
  for (const row of rows) {
    const found = column(row.series, row.kind === 'trend' ? statistic : 'value');
    if (found === undefined) continue;
    const unit = unitOf(row);
    const [low, high] = [column(row.series, 'low'), column(row.series, 'high')];
    const panel = panels.get(unit) ?? { title: titles[unit], unit, lines: [] };
    panel.lines.push({
      name: row.kind === 'trend' ? `${seriesName(row)}, ${statistic}` : seriesName(row),
      values: found,
      style: 'series',
      ...(low && high ? { low, high } : {}),
    });
    panels.set(unit, panel);
  }
  return [...panels.values()];
}
