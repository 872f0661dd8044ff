import type { ProjectionLabel } from '../model/projection.ts';
import type { ServingCost } from '../model/roi.ts';

/** Hours of a mean month: 8,760 / 12. */
export const hoursPerMonth = 730;
const secondsPerHour = 3600;

interface Load {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ServingInput {
  readonly replicas: number;
  readonly replicaPerHour: number;
  readonly fixedPerMonth: number;
  /** Requests per second, and users, at the most load that meets the target; null where not known. */
  readonly throughput: Load | null;
  readonly users: Load | null;
  /** Of the load; null where somebody stated it. */
  readonly label: ProjectionLabel | null;
}

/** What serving costs: a month, a thousand requests at the target, and a user a month. More load makes each cheaper, so that the range turns round. */
export function servingCost({ replicas, replicaPerHour, fixedPerMonth, throughput, users, label }: ServingInput): ServingCost {
  const perMonth = replicas * replicaPerHour * hoursPerMonth + fixedPerMonth;
  const shared = (load: Load | null, monthlyUnits: number) =>
    load === null || !(load.value > 0)
      ? null
      : {
          value: perMonth / (load.value * monthlyUnits),
          low: load.high === null ? null : perMonth / (load.high * monthlyUnits),
          high: load.low === null || !(load.low > 0) ? null : perMonth / (load.low * monthlyUnits),
        };
  return {
    perMonth,
    replicas,
    throughput: throughput?.value ?? null,
    users: users?.value ?? null,
    per1000Requests: shared(throughput, (secondsPerHour * hoursPerMonth) / 1000),
    perUserPerMonth: shared(users, 1),
    label,
  };
}
