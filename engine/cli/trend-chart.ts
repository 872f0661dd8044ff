import { quantity } from '../../reports/words/quantity.ts';
import type { Unit } from '../model/metric.ts';
import type { HistoryTrend } from '../run/trend.ts';

const rows = 9;

/** One column of the chart: a session, or the place where the level changed. */
type Column = { readonly point: number } | 'moved';

/**
 * Sessions from left to right, a point each, over the range of what is shown; the median of each level is a line, a change point
 * a broken upright line, dated below. The newest sessions that fit, since a column never stands for several.
 */
export function trendChart({ points, levels, changes }: HistoryTrend, unit: Unit, width: number): { lines: string[]; drawn: number } {
  const values = points.map(({ value }) => value);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const labels = [most, (most + least) / 2, least].map((value) => quantity(value, unit));
  const margin = Math.max(...labels.map((label) => label.length));
  const fitting = width - margin - 3;
  const shown = columnsOf(
    points.length,
    levels.map(({ from }) => from),
  ).slice(-fitting);
  const stride = shown.length * 2 <= fitting ? 2 : 1;
  const rowOf = (value: number) => (most > least ? Math.round(((most - value) / (most - least)) * (rows - 1)) : (rows - 1) / 2);
  const cell = (column: Column, row: number): string => {
    if (column === 'moved') return '┊';
    const level = levels.findLast(({ from }) => from <= column.point);
    return rowOf(values[column.point] ?? 0) === row ? '●' : level !== undefined && rowOf(level.value) === row ? '╌' : ' ';
  };
  const grid = Array.from({ length: rows }, (_, row) => {
    const label =
      most > least ? { 0: labels[0], [(rows - 1) / 2]: labels[1], [rows - 1]: labels[2] }[row] : row === (rows - 1) / 2 ? labels[0] : '';
    const line = shown.map((column) => cell(column, row).padEnd(stride, cell(column, row) === '╌' ? '╌' : ' ')).join('');
    return `${(label ?? '').padStart(margin)} ${label ? '┤' : '│'} ${line}`.trimEnd();
  });
  const dated = shown.flatMap((column, at) => {
    const point = column === 'moved' ? points[nextPoint(shown, at)] : undefined;
    return point ? [{ at: at * stride, date: point.measuredAt.slice(0, 10) }] : [];
  });
  const first = shown.find((column) => column !== 'moved');
  const ends = [
    ...(first ? [{ at: 0, date: points[first.point]?.measuredAt.slice(0, 10) ?? '' }] : []),
    { at: Math.max(0, (shown.length - 1) * stride + 1 - 10), date: points.at(-1)?.measuredAt.slice(0, 10) ?? '' },
  ];
  const indent = ' '.repeat(margin + 3);
  const axis = `${' '.repeat(margin)} └${'─'.repeat(shown.length * stride + 1)}`;
  const below = `${indent}${dates([...(changes.length > 0 ? dated : []), ...ends])}`.trimEnd();
  return { lines: [...grid, axis, below], drawn: shown.filter((column) => column !== 'moved').length };
}

function columnsOf(points: number, starts: readonly number[]): Column[] {
  return Array.from({ length: points }, (_, point): Column[] =>
    point > 0 && starts.includes(point) ? ['moved', { point }] : [{ point }],
  ).flat();
}

function nextPoint(columns: readonly Column[], at: number): number {
  const next = columns[at + 1];
  return next === undefined || next === 'moved' ? -1 : next.point;
}

/** Dates where they belong, those of change points first: one that would touch another is left out. */
function dates(wanted: readonly { readonly at: number; readonly date: string }[]): string {
  const placed: { at: number; date: string }[] = [];
  for (const one of wanted)
    if (placed.every(({ at, date }) => one.at >= at + date.length + 2 || at >= one.at + one.date.length + 2)) placed.push(one);
  return placed.sort((a, b) => a.at - b.at).reduce((line, { at, date }) => line.padEnd(at) + date, '');
}
