import type { Target } from '../../../engine/model/target.ts';
import { limit } from '../quantity.ts';
import { statisticName, unitOf } from '../targets.ts';

const sides: Readonly<Record<Target['operator'], string>> = {
  '<': 'under',
  '<=': 'of at most',
  '>': 'over',
  '>=': 'of at least',
  '==': 'of exactly',
  '!=': 'other than',
};

/** A target inside a sentence: `p95 under 300 ms`, `error rate under 1 %`, `p95 under 200 ms of POST /api/orders`. */
export function targetPhrase({ metric, statistic, operator, expected, scope }: Target): string {
  const name = metric === 'latency' ? statistic : statisticName(metric, statistic);
  const of = [
    scope.endpoint,
    scope.transaction,
    scope.journey,
    ...Object.entries(scope.tags ?? {}).map(([tag, value]) => `${tag}:${value}`),
  ].filter((part) => part !== undefined);
  return `${name} ${sides[operator]} ${limit(expected, unitOf(metric, statistic))}${of.length === 0 ? '' : ` of ${of.join(', ')}`}`;
}
