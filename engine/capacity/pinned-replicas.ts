import type { LoadPoint } from '../model/load-point.ts';
import type { FactReason } from '../model/projection.ts';
import { counts } from './counted.ts';

/**
 * The points of one number of replicas: the most frequent among those that count, of equals the greater; with more of them a plateau is another system. `places`
 * gives each one's index among all points.
 */
export function pinnedReplicas(points: readonly LoadPoint[]): {
  readonly points: readonly LoadPoint[];
  readonly places: readonly number[];
  readonly reasons: readonly FactReason[];
} {
  const frequency = new Map<number, number>();
  for (const { replicas } of points.filter(counts)) frequency.set(replicas, (frequency.get(replicas) ?? 0) + 1);
  const [pinned] = [...frequency].sort(([a, often], [b, oftenB]) => oftenB - often || b - a)[0] ?? [];
  const placed = points.flatMap((point, at) => (pinned === undefined || point.replicas === pinned ? [{ point, at }] : []));
  const left = points.length - placed.length;
  const reasons = left === 0 ? [] : [{ code: 'replicas-differ', facts: { replicas: pinned ?? 0, left } }];
  return { points: placed.map(({ point }) => point), places: placed.map(({ at }) => at), reasons };
}
