import type { Target } from '../model/target.ts';

/** The strictest upper limit on pooled latency, ms: the line a run is drawn under. Null where no target sets one. */
export function latencyCeiling(targets: readonly Target[]): number | null {
  const limits = targets
    .filter(
      ({ metric, operator, statistic, scope }) =>
        metric === 'latency' && operator.startsWith('<') && statistic.startsWith('p') && Object.keys(scope).length === 0,
    )
    .map(({ expected }) => expected);
  return limits.length === 0 ? null : Math.min(...limits);
}
