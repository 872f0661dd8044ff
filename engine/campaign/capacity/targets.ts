import { HeadroomError } from '../../model/error.ts';
import { metricById } from '../../model/metric.ts';
import type { Target } from '../../model/target.ts';
import { isPageMetric } from '../../targets/judged-in.ts';
import { parseTarget } from '../../targets/parse.ts';

/** What a ladder sets itself: it would break a promise about load by being light. */
const ofLoad = new Set(['users', 'usersMax', 'iterations', 'requests', 'signIns']);

/**
 * The targets a ladder is judged by: those that were named, else the scenario's own without the load they are for, which is the ladder's to choose. Page metrics
 * need more views than a plateau has. Throws TARGET_SYNTAX, and CONFIG_INVALID or USAGE where none is about time, which alone more load is sure to break.
 */
export function ladderTargets(named: readonly string[] | undefined, ofScenario: readonly Target[], scenario: string): Target[] {
  const given = named?.map((target) => parseTarget({ target, abort: false }));
  const all = (given ?? ofScenario).map(({ at: _at, ...target }): Target => ({ ...target, abort: false }));
  const targets = all.filter(({ metric, source }) => source === 'config' && !ofLoad.has(metric) && !isPageMetric(metric));
  if (targets.some(isAboutTime)) return targets;
  throw given === undefined
    ? new HeadroomError(
        'CONFIG_INVALID',
        `Scenario ${scenario} has no target about latency: there is nothing that more load is sure to break.`,
        "Name one: --target 'p95 < 300 ms', or add it to the scenario's targets.",
      )
    : new HeadroomError(
        'USAGE',
        `None of ${given.map(({ text }) => `'${text}'`).join(', ')} is an upper limit of a latency that a plateau can tell.`,
        "For example --target 'p95 < 300 ms'. Page metrics, users and rates are not found by a ladder.",
      );
}

export function isAboutTime({ metric, operator }: Target): boolean {
  return metricById(metric).unit === 'ms' && operator.startsWith('<');
}

/** The strictest latency that is still allowed, ms; a second where only other times have a limit. */
export function latencyLimitMs(targets: readonly Target[]): number {
  const limits = targets.filter((target) => target.metric === 'latency' && isAboutTime(target)).map(({ expected }) => expected);
  return limits.length === 0 ? 1000 : Math.min(...limits);
}
