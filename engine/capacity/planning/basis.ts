import type { CapacityModel, TargetCapacity } from '../../model/capacity.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { Planning } from '../../model/planning.ts';
import type { FactReason, Projection } from '../../model/projection.ts';
import { counts } from '../counted.ts';
import { meanLatencyAt } from '../mean-latency.ts';
import { pinnedReplicas } from '../pinned-replicas.ts';
import { mapProjection, refusedFor, weakenedTo } from '../projections.ts';
import { capacityByReplicas, type Scaling, scalingOf } from '../replicas/scaling.ts';
import { sharedTier } from '../replicas/shared-tier.ts';
import { type JourneyShape, journeyOf, type MeanMsAt } from '../users.ts';

/** What a plan is reckoned from, for the environment that is planned: everything measured, scaled where a factor was stated. Rates are requests per second. */
export interface Basis {
  readonly target: string;
  readonly transfer: Planning['transfer'];
  readonly journey: JourneyShape | null;
  readonly meanMsAt: MeanMsAt;
  /** Half the width of the intervals of the mean latency, as a share of it: the widest of the points. */
  readonly latencyShare: number;
  /** The most load at which the target is met, of all measured replicas together. */
  readonly capacity: Projection;
  /** Replicas that gave the capacity. */
  readonly replicas: number;
  /** The highest load that was measured. */
  readonly highest: number;
  readonly scaling: Scaling | null;
  readonly shared: ReturnType<typeof sharedTier>;
}

const worstFirst: readonly TargetCapacity['found'][] = ['below', 'between', 'above', 'no-data'];

/** The target that ends first: missed at the lowest load before met to some load, before met at every load; one without data only where there is no other. Null without targets. */
export function leadTarget(targets: readonly TargetCapacity[]): TargetCapacity | null {
  const load = ({ throughput }: TargetCapacity) => throughput.value ?? Number.POSITIVE_INFINITY;
  const order = (a: TargetCapacity, b: TargetCapacity) =>
    worstFirst.indexOf(a.found) - worstFirst.indexOf(b.found) || (load(a) === load(b) ? 0 : load(a) - load(b));
  return targets.toSorted(order)[0] ?? null;
}

export function basisOf(given: {
  readonly model: CapacityModel;
  readonly points: readonly LoadPoint[];
  readonly lead: TargetCapacity;
  readonly transfer: Planning['transfer'];
}): Basis {
  const { model, points, lead, transfer } = given;
  const pinned = pinnedReplicas(points).points;
  const counted = pinned.filter(counts);
  const factor = transfer.factor ?? 1;
  const lightest = Math.min(...counted.flatMap(({ meanMs, throughput }) => (meanMs === null ? [] : throughput.value)));
  const shared = sharedTier(pinned);
  const scaling = scalingOf(capacityByReplicas(points, lead.target.text));
  return {
    target: lead.target.text,
    transfer,
    journey: journeyOf(pinned),
    // Lighter than the lightest load the latency is that of the lightest.
    meanMsAt: (throughput) => meanLatencyAt(model, pinned, Math.max(lightest, throughput / factor)),
    latencyShare: latencyShareOf(counted),
    capacity: transferred(capacityOf(lead, points), transfer),
    replicas: Math.max(1, ...counted.map(({ replicas }) => replicas)),
    highest: model.range.throughput.high * factor,
    scaling: scaling === null ? null : { ...scaling, perReplica: scaling.perReplica * factor },
    shared: shared === null ? null : { ...shared, limit: shared.limit * factor },
  };
}

/** A number of what was measured, as one of what is planned. */
export function transferred(given: Projection, { state, factor, reasons }: Planning['transfer']): Projection {
  if (state === 'refused') return refusedFor(reasons);
  if (state !== 'scaled' || given.value === null) return given;
  const scaled = mapProjection(given, (value) => value * (factor ?? 1), { code: 'no-capacity', facts: {} });
  return reasons.slice(0, 1).reduce((weaker, reason) => weakenedTo('speculative', weaker, reason), scaled);
}

/** What was found; where the target holds at every load and no model may speak beyond, at least the highest load it held at. */
function capacityOf({ found, throughput, lastPass }: TargetCapacity, points: readonly LoadPoint[]): Projection {
  if (found === 'below' || found === 'no-data')
    return refusedFor(throughput.reasons.length === 0 ? [{ code: 'no-capacity', facts: {} }] : throughput.reasons);
  if (throughput.value !== null) return throughput;
  const passed = lastPass === null ? undefined : points[lastPass]?.throughput;
  if (found !== 'above' || passed === undefined) return throughput;
  const reason: FactReason = { code: 'capacity-at-least', facts: { throughput: passed.value } };
  return {
    value: passed.value,
    low: passed.low,
    high: null,
    confidence: passed.confidence,
    label: 'measured',
    ratio: 1,
    reasons: [reason],
  };
}

function latencyShareOf(counted: readonly LoadPoint[]): number {
  const shares = counted.flatMap(({ meanMs }) =>
    meanMs === null || meanMs.low === null || meanMs.high === null || meanMs.value <= 0
      ? []
      : [(meanMs.high - meanMs.low) / 2 / meanMs.value],
  );
  return Math.min(0.5, Math.max(0, ...shares));
}
