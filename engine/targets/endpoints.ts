import { type Selection, seriesOf } from '../measure/pool.ts';
import { isFolded } from '../measure/traffic.ts';
import type { Measurement } from '../model/measurement.ts';
import type { EndpointVerdict, Target } from '../model/target.ts';
import { actualOf, quantileAsked } from './actual.ts';
import type { JudgedIn } from './judged-in.ts';
import { meets } from './operators.ts';

/** Each named endpoint's part in a latency target that holds for all requests: a fast endpoint that is often asked must not hide a slow one. Others have none. */
export function endpointVerdicts(measurement: Measurement, target: Target, selection: Selection, judged: JudgedIn): EndpointVerdict[] {
  const { metric, statistic, scope } = target;
  if (metric !== 'latency' || quantileAsked(statistic) === null || scope.endpoint !== undefined || scope.tags !== undefined) return [];
  const names = new Set<string>();
  for (const { tags, totals } of seriesOf(measurement, selection)) {
    const seen = totals.some(({ step, count }) => count > 0 && judged.steps.includes(step));
    if (tags.name !== undefined && seen && !isFolded(tags)) names.add(tags.name);
  }
  return [...names].sort().map((endpoint) => {
    const { estimate, samples, needed } = actualOf(
      measurement,
      target,
      { ...selection, tags: { ...selection.tags, name: endpoint } },
      judged,
    );
    if (samples < needed) return { endpoint, status: 'too-few', actual: null };
    return { endpoint, status: estimate && meets(estimate.value, target.operator, target.expected) ? 'pass' : 'fail', actual: estimate };
  });
}
