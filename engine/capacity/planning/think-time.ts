import type { CapacityModel } from '../../model/capacity.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import { meanLatencyAt } from '../mean-latency.ts';
import { pinnedReplicas } from '../pinned-replicas.ts';
import { journeyOf, usersAt } from '../users.ts';

interface Measured {
  readonly points: readonly LoadPoint[];
  readonly model: CapacityModel;
}

/** Mean think time of a journey over the points that count, ms; null where none knows its journey. */
export function thinkMsOf(points: readonly LoadPoint[]): number | null {
  return journeyOf(pinnedReplicas(points).points)?.thinkMs ?? null;
}

/**
 * The same measurement for users who think `thinkMs` a journey: rates and latencies stay, since open arrivals do not ask who sends them; every number of users
 * follows. Points that paused for other times keep their proportions.
 */
export function withThinkTime({ points, model }: Measured, thinkMs: number): Measured {
  const before = thinkMsOf(points);
  if (before === null) return { points, model };
  const thinking = (own: number): number => (before > 0 ? (own * thinkMs) / before : thinkMs);
  const rethought = points.map((point) =>
    point.journey === null ? point : { ...point, journey: { ...point.journey, thinkMs: thinking(point.journey.thinkMs) } },
  );
  const pinned = pinnedReplicas(rethought).points;
  const journey = journeyOf(pinned);
  if (journey === null || !(journey.requests > 0)) return { points: rethought, model };
  const meanMsAt = (throughput: number): number | null => meanLatencyAt(model, pinned, throughput);
  const targets = model.targets.map((each) =>
    each.users === null ? each : { ...each, users: usersAt(each.throughput, journey, meanMsAt) },
  );
  return { points: rethought, model: { ...model, targets } };
}
