import type { AutoscaleReport, Replica } from '../../model/autoscale.ts';
import type { ScalingPolicy } from '../../model/scaling-policy.ts';
import { type Demand, describeDemand } from './demand/demand.ts';
import { manifestOf } from './manifest/manifest.ts';
import { neededReplicas, outcomeOf } from './simulation/outcome.ts';

export interface AutoscaleQuestion {
  readonly demand: Demand;
  readonly replica: Replica;
  readonly policies: readonly ScalingPolicy[];
  readonly latencyTargetMs: number | null;
  /** Replicas that are ready at second 0; null lets each policy come to rest at the first rate before. */
  readonly startReplicas: number | null;
  readonly reproduce: string;
  readonly notes: readonly string[];
}

/** What policies make of a demand, side by side. Throws POLICY_INVALID where nothing of a policy can be simulated. */
export function autoscaleReport(question: AutoscaleQuestion): AutoscaleReport {
  const { demand, replica, policies, latencyTargetMs, startReplicas, reproduce, notes } = question;
  const outcomes = policies.map((policy) => ({
    ...outcomeOf({ policy, perSecond: demand.perSecond, replica, latencyTargetMs, startReplicas }),
    manifest: manifestOf(policy),
  }));
  const needed = neededReplicas(demand.perSecond, replica);
  const cost = replica.costPerHour === null ? null : needed.instanceHours * replica.costPerHour;
  return {
    schemaVersion: 1,
    demand: describeDemand(demand),
    replica,
    latencyTargetMs,
    floor: { replicas: needed.most, instanceHours: needed.instanceHours, cost },
    outcomes,
    best: bestOf(outcomes),
    reproduce,
    notes: [...notes],
  };
}

/** Promises first, then what is left waiting, then money; none where there is nothing to choose from. */
function bestOf(outcomes: readonly Pick<AutoscaleReport['outcomes'][number], 'violation' | 'backlog' | 'instanceHours'>[]): number | null {
  if (outcomes.length < 2) return null;
  const order = outcomes
    .map(({ violation, backlog, instanceHours }, index) => ({ index, seconds: violation.seconds, left: backlog.atEnd, instanceHours }))
    .sort((a, b) => a.seconds - b.seconds || a.left - b.left || a.instanceHours - b.instanceHours);
  return order[0]?.index ?? null;
}
