import { HeadroomError } from '../model/error.ts';
import { metricByK6Name, metrics } from '../model/metric.ts';
import type { Operator, Statistic, Target } from '../model/target.ts';

/** In the order in which k6 looks for them: the longer before those they begin with. */
const operators: readonly (readonly [written: string, operator: Operator])[] = [
  ['<=', '<='],
  ['<', '<'],
  ['>=', '>='],
  ['>', '>'],
  ['===', '=='],
  ['==', '=='],
  ['!=', '!='],
];

const statistics: Readonly<Record<string, Statistic>> = {
  avg: 'avg',
  min: 'min',
  max: 'max',
  med: 'p50',
  count: 'count',
  rate: 'rate',
  value: 'value',
};

/**
 * The thresholds of an unmodified script as targets, in k6's own grammar (k6 v2.2.0,
 * `metrics/thresholds_parser.go`): `aggregation operator float` for a metric or, in braces, for the
 * samples of it that carry certain tags. They are judged over the whole run.
 *
 * @throws HeadroomError TARGET_SYNTAX for a threshold that k6 would refuse too.
 */
export function targetsFromThresholds(thresholds: Readonly<Record<string, readonly string[]>>): Target[] {
  return Object.entries(thresholds).flatMap(([key, expressions]) => expressions.map((expression) => thresholdTarget(key, expression)));
}

function thresholdTarget(key: string, expression: string): Target {
  const { name, selector } = splitKey(key);
  const { method, operator, value } = scan(key, expression);
  const statistic = statisticOf(key, expression, method);
  const known = metrics.find(({ k6 }) => k6 === name);
  return {
    text: `${key}: ${expression}`,
    metric: metricByK6Name(name, 'trend', 'default').id,
    statistic: statistic === 'rate' && known?.kind === 'counter' ? 'perSecond' : statistic,
    operator,
    expected: value,
    scope: {},
    abort: false,
    source: 'threshold',
    ...(selector === undefined ? {} : { selector }),
  };
}

function splitKey(key: string): { name: string; selector?: string } {
  const open = key.indexOf('{');
  return open < 0 || !key.endsWith('}') ? { name: key } : { name: key.slice(0, open), selector: key.slice(open + 1, -1) };
}

function scan(key: string, expression: string): { method: string; operator: Operator; value: number } {
  for (const [written, operator] of operators) {
    const at = expression.indexOf(written);
    if (at < 0 || at + written.length === expression.length) continue;
    const right = expression.slice(at + written.length).trim();
    const value = Number(right);
    if (right === '' || !Number.isFinite(value)) throw refused(key, expression, `"${right}" is not a number`);
    return { method: expression.slice(0, at).trim(), operator, value };
  }
  throw refused(key, expression, 'it has no operator');
}

function statisticOf(key: string, expression: string, method: string): Statistic {
  const plain = Object.hasOwn(statistics, method) ? statistics[method] : undefined;
  if (plain) return plain;
  const [, inner] = /^p\(([^()]+)\)$/.exec(method) ?? [];
  const percentile = inner === undefined || inner.trim() === '' ? Number.NaN : Number(inner);
  if (!(percentile >= 0 && percentile <= 100)) throw refused(key, expression, `"${method}" is no aggregation`);
  return `p${percentile}`;
}

function refused(key: string, expression: string, why: string): HeadroomError {
  return new HeadroomError(
    'TARGET_SYNTAX',
    `Threshold "${expression}" of ${key}: ${why}.`,
    'k6 knows avg, min, max, med, p(95), count, rate and value, then < <= > >= == === != and a number.',
  );
}
