import { movement } from '../../reports/words/change.ts';
import { counted } from '../../reports/words/digits.ts';
import { quantity } from '../../reports/words/quantity.ts';
import { leastSessions, type TrendChange, type TrendPoint } from '../compare/trend.ts';
import { metricById, type Unit } from '../model/metric.ts';
import type { HistoryTrend } from '../run/trend.ts';
import { table } from './table.ts';
import { trendChart } from './trend-chart.ts';

/** A history as a person reads it: the chart, when it moved and by how much, the levels between, and what was left out. */
export function trendText(trend: HistoryTrend, columns: number): string {
  const { points, changes, scenario, environment } = trend;
  const unit = unitOf(trend);
  const { lines, drawn } = trendChart(trend, unit, columns);
  const part = drawn < points.length ? `, the newest ${drawn} drawn` : '';
  return [
    `${nameOf(trend)} of ${scenario} in ${environment}, ${counted(points.length, 'session')}${part}`,
    '',
    ...lines,
    '',
    ...(changes.length === 0 ? [stillWords(points.length)] : changes.flatMap((change) => changeWords(change, trend))),
    '',
    table(levelRows(trend, unit)),
    ...leftOutWords(trend),
  ].join('\n');
}

export const unitOf = ({ metric, statistic }: HistoryTrend): Unit =>
  metricById(metric, statistic === 'rate' ? 'rate' : 'trend', 'time').unit;

function nameOf({ metric, statistic }: HistoryTrend): string {
  const { label } = metricById(metric);
  const word = /^[A-Z][a-z ]/.test(label) ? label.toLowerCase() : label;
  return /^p\d/.test(statistic) ? `${statistic} ${word}` : label;
}

function stillWords(sessions: number): string {
  if (sessions < leastSessions) return `No change can be told from chance yet: that takes ${leastSessions} sessions or more.`;
  return 'No change point: the sessions differ no more than in any other order.';
}

function changeWords(change: TrendChange, { metric, scale }: HistoryTrend): string[] {
  const { before, after, direction } = change;
  const by = movement({ metric, scale, change: change.change });
  const mark = direction === 'worse' ? '▲' : '▼';
  return [`${mark} ${by}, ${direction}, between`, `  ${sessionWords(before)}`, `  ${sessionWords(after)}`];
}

function sessionWords({ run, measuredAt, commit }: TrendPoint): string {
  return `${minuteOf(measuredAt)}  ${commit === null ? 'no commit     ' : `commit ${commit.slice(0, 7)}`}  ${run}`;
}

const minuteOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

function levelRows({ levels, points }: HistoryTrend, unit: Unit): Record<string, unknown>[] {
  return levels.map(({ from, sessions, value }) => ({
    from: points[from]?.measuredAt.slice(0, 10),
    to: points[from + sessions - 1]?.measuredAt.slice(0, 10),
    sessions,
    median: quantity(value, unit),
  }));
}

function leftOutWords({ otherKeys: { sessions, keys }, older }: HistoryTrend): string[] {
  const others =
    sessions === 0 ? [] : [`Left out: ${counted(sessions, 'session')} that cannot be compared with the newest: ${keys.join(', ')} differ.`];
  return ['', ...others, ...(older === 0 ? [] : [`Not read: ${counted(older, 'older session')}.`])].slice(
    others.length + older === 0 ? 1 : 0,
  );
}
