import { metricById, type Unit } from '../../engine/model/metric.ts';
import type { Report } from '../../engine/model/report.ts';
import type { Statistic, Target, Verdict } from '../../engine/model/target.ts';
import { count, fixed } from './digits.ts';
import { quantity } from './quantity.ts';

const units: ReadonlySet<string> = new Set<Unit>(['ms', 'bytes', 'fraction', 'perSecond', 'users', 'score', 'count']);
const isUnit = (word: string): word is Unit => units.has(word);

/** Unit of a script's own metric. */
export function customUnit({ unit }: Report['custom'][number]): Unit {
  return isUnit(unit) ? unit : 'count';
}

/** Unit of a metric's statistic; a script's own metric is looked up among those the report lists. */
export function unitOf(metric: string, statistic: Statistic, custom: Report['custom'] = []): Unit {
  if (statistic === 'count') return 'count';
  if (statistic === 'rate') return 'fraction';
  if (statistic === 'perSecond') return 'perSecond';
  const own = custom.find((row) => row.metric === metric);
  if (own) return customUnit(own);
  return metricById(metric).unit;
}

/** The target as it was written, with what it holds for: `p95 < 300 ms at 1,000 users`, `p95 < 200 ms · POST /api/orders`. */
export function targetName({ text, at, scope }: Target): string {
  const load = at && !/\b(users|connections)\b/.test(text) ? ` at ${count(at.users)} ${at.of ?? 'users'}` : '';
  const tags = Object.entries(scope.tags ?? {}).map(([tag, value]) => `${tag}:${value}`);
  const parts = [scope.endpoint, scope.transaction, scope.journey, ...tags].filter((part) => part !== undefined && !text.includes(part));
  return [text + load, ...parts].join(' · ');
}

const spare = ({ target: { operator, expected }, actual }: Verdict): number | null => {
  if (actual === null || operator === '==' || operator === '!=') return null;
  return operator.startsWith('<') ? expected - actual.value : actual.value - expected;
};

function distance(size: number, unit: Unit): string {
  return unit === 'fraction' ? `${fixed(size * 100, size * 100 < 9.995 ? 2 : 1)} points` : quantity(Number(size.toPrecision(12)), unit);
}

/** How far the measured value is from the limit: `87.2 ms under`, `0.93 points under`, `3 users short`; null without a verdict, since then it means nothing. */
export function margin(verdict: Verdict, custom: Report['custom'] = []): string | null {
  const left = verdict.status === 'no-data' ? null : spare(verdict);
  if (left === null) return null;
  const { operator, metric, statistic } = verdict.target;
  if (left === 0) return 'at the limit';
  const size = distance(Math.abs(left), unitOf(metric, statistic, custom));
  if (operator.startsWith('<')) return `${size} ${left > 0 ? 'under' : 'over'}`;
  return `${size} ${left > 0 ? 'above' : 'short'}`;
}

const aggregates: ReadonlyMap<string, string> = new Map([
  ['avg', 'mean'],
  ['min', 'least'],
  ['max', 'greatest'],
]);

/** Name of a metric's statistic: `p95 latency`, `error rate`, `mean database time`. */
export function statisticName(metric: string, statistic: string): string {
  const { label } = metricById(metric);
  const name = /^[A-Z][a-z]+( |$)/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  if (/^p[\d.]+$/.test(statistic)) return /^[A-Z]+$/.test(name) ? `${name} ${statistic}` : `${statistic} ${name}`;
  const aggregate = aggregates.get(statistic);
  return aggregate ? `${aggregate} ${name}` : name;
}
