import type { Replica } from '../../../model/autoscale.ts';
import type { ScalingPolicy } from '../../../model/scaling-policy.ts';
import { signalValue } from '../signal.ts';
import { resourceScale, watchedMetrics } from './watched.ts';

/** At which load a replica is when a metric is at its target. */
export interface Hold {
  readonly metric: string;
  readonly perSecond: number;
  /** Of what the replica can do. */
  readonly share: number;
}

/** The load of one replica at which each metric per pod is at its target: what a policy really asks for. Metrics of the whole, and those that no load of a healthy replica moves, are left out. */
export function holdsOf(policy: ScalingPolicy, replica: Replica): Hold[] {
  const { capacityPerSecond } = replica;
  if (policy.kind === 'beanstalk') {
    if (policy.trigger.measureName !== 'CPUUtilization') return [];
    const share = policy.trigger.upperThreshold / 100;
    return [{ metric: policy.trigger.measureName, perSecond: share * capacityPerSecond, share }];
  }
  return watchedMetrics(policy, replica).watched.flatMap(({ metric, signal, request }) => {
    const at = (share: number): number =>
      signalValue(
        signal,
        {
          requests: share * capacityPerSecond,
          served: share * capacityPerSecond,
          backlog: 0,
          latencyMs: replica.serviceMs,
          utilisation: share * 100,
          cores: share * replica.cores,
        },
        1,
      ) ?? 0;
    const [idle, full] = [at(0), at(1)];
    const target =
      metric.target.type === 'Utilization'
        ? (metric.target.averageUtilization / 100) * ((request ?? 0) / resourceScale(metric.name))
        : metric.target.type === 'AverageValue'
          ? metric.target.averageValue
          : null;
    if (target === null || !(full > idle)) return [];
    const share = (target - idle) / (full - idle);
    return [{ metric: metric.name, perSecond: share * capacityPerSecond, share }];
  });
}
