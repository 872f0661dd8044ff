import type { Replica } from '../../../model/autoscale.ts';
import type { FactReason } from '../../../model/projection.ts';
import type { ScalingPolicy } from '../../../model/scaling-policy.ts';
import { holdsOf } from './holds.ts';
import { watchedMetrics } from './watched.ts';

/** A replica that is held so far below what it can do costs more than it has to. */
const littleUsed = 0.3;

export interface Facts {
  readonly policy: ScalingPolicy;
  readonly replica: Replica;
  /** Replicas that the greatest second needs. */
  readonly neededMost: number;
  readonly atMostS: number;
  readonly backlogAtEnd: number;
}

/** What should be known of an outcome before it is believed, worst first. */
export function reasonsOf({ policy, replica, neededMost, atMostS, backlogAtEnd }: Facts): FactReason[] {
  const most = policy.kind === 'hpa' ? policy.maxReplicas : policy.maxSize;
  const reasons: FactReason[] = [];
  if (neededMost > most) reasons.push({ code: 'maximum-too-small', facts: { most, needed: neededMost } });
  else if (atMostS > 0) reasons.push({ code: 'at-maximum', facts: { most, seconds: atMostS } });
  if (backlogAtEnd > 0) reasons.push({ code: 'backlog-left', facts: { requests: backlogAtEnd } });
  if (policy.kind === 'hpa') {
    for (const metric of watchedMetrics(policy, replica).others) reasons.push({ code: 'metric-not-simulated', facts: { metric } });
    const usesCpu = policy.metrics.some(({ type, name, target }) => type === 'Resource' && name === 'cpu' && target.type === 'Utilization');
    if (usesCpu && policy.pod?.requests?.cpu === undefined) reasons.push({ code: 'request-assumed', facts: { cores: replica.cores } });
    if (policy.behavior === undefined) reasons.push({ code: 'no-behavior', facts: {} });
  }
  const holds = holdsOf(policy, replica);
  for (const { metric, perSecond, share } of holds) {
    const facts = { metric, perSecond, share, capacityPerSecond: replica.capacityPerSecond };
    if (share >= 1) reasons.push({ code: 'target-never-reached', facts });
    else if (share < littleUsed) reasons.push({ code: 'target-far-below', facts });
  }
  return reasons;
}
