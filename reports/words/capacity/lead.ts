import type { CapacityReport, TargetCapacity } from '../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import type { Target } from '../../../engine/model/target.ts';

const worst: Readonly<Record<TargetCapacity['found'], number>> = { below: 0, between: 1, above: 2, 'no-data': 3 };

/** The target that ends first, and with it the capacity: the one that is planned by where there is a plan. Null without targets. */
export function leadCapacity({ model, planning }: Pick<CapacityReport, 'model' | 'planning'>): TargetCapacity | null {
  const targets = model?.targets ?? [];
  const planned = targets.find(({ target }) => target.text === planning?.target);
  if (planned !== undefined) return planned;
  const load = ({ throughput }: TargetCapacity): number => throughput.value ?? Number.POSITIVE_INFINITY;
  return [...targets].sort((a, b) => worst[a.found] - worst[b.found] || load(a) - load(b))[0] ?? null;
}

/** Whether a target is one of latency over all requests, so that it can be drawn as a line over p95. */
export function isP95Target({ metric, statistic, operator, scope }: Target): boolean {
  return (
    metric === 'latency' && statistic === 'p95' && operator.startsWith('<') && Object.values(scope).every((value) => value === undefined)
  );
}

/** The latency that p95 must stay under, ms; null without such a target. The target that ends first goes before the others. */
export function p95Limit(report: Pick<CapacityReport, 'model' | 'planning'>): number | null {
  const lead = leadCapacity(report);
  const found = [...(lead === null ? [] : [lead]), ...(report.model?.targets ?? [])].find(({ target }) => isP95Target(target));
  return found?.target.expected ?? null;
}

/** Last pass and first fail of a target as plateaus; null where there is none. */
export function bracketOf(
  points: readonly LoadPoint[],
  capacity: TargetCapacity | null,
): { readonly pass: LoadPoint | null; readonly fail: LoadPoint | null } {
  const at = (index: number | null | undefined): LoadPoint | null =>
    index === null || index === undefined ? null : (points[index] ?? null);
  return { pass: at(capacity?.lastPass), fail: at(capacity?.firstFail) };
}
