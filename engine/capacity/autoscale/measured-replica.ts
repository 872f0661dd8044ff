import type { CapacityReport } from '../../model/capacity.ts';
import type { LoadPoint } from '../../model/load-point.ts';

/** What a capacity campaign measured of one replica. */
export interface MeasuredReplica {
  readonly capacityPerSecond: number;
  /** Null without a probe of the application's CPU. */
  readonly cores: number | null;
  /** Mean latency at the lightest load, ms; 0 where it was not measured. */
  readonly serviceMs: number;
}

/** Cores in use at the greatest load, for each request per second. */
function coresPerRequest(points: readonly LoadPoint[]): number | null {
  const top = points.reduce<LoadPoint | null>(
    (best, point) => (best === null || point.throughput.value > best.throughput.value ? point : best),
    null,
  );
  const cpu = top?.resources.find(({ resource }) => resource === 'app-cpu');
  if (top === null || cpu === undefined || top.throughput.value <= 0) return null;
  return (cpu.utilisation * cpu.servers) / top.throughput.value;
}

/**
 * One replica by a capacity report: the lower edge of the throughput at which its first target that has one is met, over the replicas that were
 * loaded. Null where no capacity was found.
 */
export function measuredReplica({ model, points }: CapacityReport): MeasuredReplica | null {
  const counting = points.filter(({ excluded }) => excluded.length === 0);
  const found = model?.targets.find(({ throughput }) => throughput.value !== null);
  const whole = found?.throughput.low ?? found?.throughput.value ?? null;
  const [lightest] = [...counting].sort((a, b) => a.throughput.value - b.throughput.value);
  if (whole === null || !(whole > 0) || lightest === undefined) return null;
  const replicas = points[found?.lastPass ?? 0]?.replicas ?? lightest.replicas;
  const capacityPerSecond = whole / replicas;
  const perRequest = coresPerRequest(counting);
  return {
    capacityPerSecond,
    cores: perRequest === null ? null : perRequest * capacityPerSecond,
    serviceMs: lightest.meanMs?.value ?? 0,
  };
}
