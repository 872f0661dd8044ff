import type { EndpointVerdict, Target } from '../model/target.ts';
import { quantileActual } from './actual.ts';
import { meets } from './operators.ts';
import type { Ranked } from './ranked.ts';

/** Whether a target holds for all requests and for each endpoint: a fast endpoint that is often asked must not hide a slow one. */
export function holdsForEndpoints({ metric, scope }: Target): boolean {
  return metric === 'latency' && scope.endpoint === undefined && scope.transaction === undefined && scope.tags === undefined;
}

/** Each named endpoint's part in a latency target that holds for all. */
export function endpointVerdicts(byEndpoint: ReadonlyMap<string, Ranked>, target: Target, q: number): EndpointVerdict[] {
  if (!holdsForEndpoints(target)) return [];
  const named = [...byEndpoint].filter(([name, { samples }]) => name !== '' && samples > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return named.map(([endpoint, ranked]) => {
    const { estimate, samples, needed } = quantileActual(ranked, target.metric, q);
    if (samples < needed) return { endpoint, status: 'too-few', actual: null };
    return { endpoint, status: estimate && meets(estimate.value, target.operator, target.expected) ? 'pass' : 'fail', actual: estimate };
  });
}
