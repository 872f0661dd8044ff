import type { CapacityReport } from '../model/capacity.ts';
import type { ServingCost } from '../model/roi.ts';
import { servingCost } from './costs.ts';

/** What a replica costs an hour, and everything beside replicas a month. */
export interface ReplicaPrices {
  readonly replicaPerHour: number | null;
  readonly fixedPerMonth: number;
}

/** What it costs to serve as much as meets the target planned by, on the replicas that were measured. Null without a price of a replica or a capacity. */
export function servingOf(
  { model, planning, points }: CapacityReport,
  { replicaPerHour, fixedPerMonth }: ReplicaPrices,
): ServingCost | null {
  const found = model?.targets.find(({ target }) => target.text === planning?.target) ?? model?.targets[0];
  const { value = null, low = null, high = null, label = 'refused' } = found?.throughput ?? {};
  if (replicaPerHour === null || value === null) return null;
  const users = found?.users ?? null;
  return servingCost({
    replicas: Math.max(1, ...points.filter(({ excluded }) => excluded.length === 0).map(({ replicas }) => replicas)),
    replicaPerHour,
    fixedPerMonth,
    throughput: { value, low, high },
    users: users?.value == null ? null : { value: users.value, low: users.low, high: users.high },
    label,
  });
}
