import type { Replica } from '../../../model/autoscale.ts';
import type { HpaPolicy, ScalingMetric } from '../../../model/scaling-policy.ts';

/** A metric that can be simulated: where its values come from, and what a pod requests of it. */
export interface Watched {
  readonly metric: ScalingMetric;
  readonly signal: string;
  /** In the smallest unit: thousandths of a core, bytes. */
  readonly request: number | null;
}

/** Units of a resource in one whole: cores are counted in thousandths, bytes as they are. */
export function resourceScale(name: string): number {
  return name === 'cpu' ? 1000 : 1;
}

/** Cores that a pod requests: those of its policy, or all that it uses at capacity where the policy says nothing. */
export function requestedCores({ pod }: HpaPolicy, replica: Replica): number {
  return pod?.requests?.cpu ?? replica.cores;
}

function watchedOf(metric: ScalingMetric, policy: HpaPolicy, replica: Replica): Watched | null {
  const isCpu = metric.type === 'Resource' && metric.name === 'cpu';
  const signal = metric.signal ?? (isCpu ? 'cores' : null);
  if (signal === null) return null;
  if (metric.type !== 'Resource' || metric.target.type !== 'Utilization') return { metric, signal, request: null };
  const request = isCpu ? requestedCores(policy, replica) : metric.name === 'memory' ? policy.pod?.requests?.memory : undefined;
  return request === undefined ? null : { metric, signal, request: Math.round(request * resourceScale(metric.name)) };
}

/** The metrics of a policy that a simulation can read, and the names of the others, which it goes without. */
export function watchedMetrics(
  policy: HpaPolicy,
  replica: Replica,
): { readonly watched: readonly Watched[]; readonly others: readonly string[] } {
  const all = policy.metrics.map((metric) => ({ metric, watched: watchedOf(metric, policy, replica) }));
  return {
    watched: all.flatMap(({ watched }) => (watched === null ? [] : [watched])),
    others: all.flatMap(({ metric, watched }) => (watched === null ? [metric.name] : [])),
  };
}
