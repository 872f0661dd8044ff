import type { FactReason, Projection } from '../../model/projection.ts';
import { type Band, projectionAt, refusedFor, weakenedTo } from '../projections.ts';
import { journeysForUsers, type MeanMsAt } from '../users.ts';
import type { Basis } from './basis.ts';

/** What so many users ask for. `band` is kept where the load lies too far out to be told: a number of replicas may still be reckoned from it. */
export interface Need {
  readonly users: number;
  readonly journeysPerSecond: Projection;
  readonly throughput: Projection;
  readonly band: Band | null;
  /** Mean response time it was reckoned with, ms. */
  readonly meanMs: number | null;
  readonly reasons: readonly FactReason[];
}

const confidence = 0.95;

/**
 * The load of closed users who are served as the plan wants it: with the response time measured at their load, and beyond what may be used of
 * the capacity with the one there, since replicas are added so that each keeps to it.
 */
export function needOf(users: number, basis: Basis, keepFree: number): Need {
  const { journey, transfer, capacity, highest } = basis;
  const nothing = (reasons: readonly FactReason[]): Need => {
    const refused = refusedFor(reasons);
    return { users, journeysPerSecond: refused, throughput: refused, band: null, meanMs: null, reasons };
  };
  if (transfer.state === 'refused') return nothing(transfer.reasons);
  if (journey === null) return nothing([{ code: 'no-journey', facts: {} }]);
  const usable = capacity.value === null ? highest : capacity.value * (1 - keepFree);
  const held: MeanMsAt = (throughput) => basis.meanMsAt(Math.min(throughput, usable));
  const rateWith = (stretch: number): number | null =>
    journeysForUsers({ users, journey, meanMsAt: (throughput) => stretched(held(throughput), stretch) });
  const journeys = rateWith(1);
  if (journeys === null) return nothing([{ code: 'no-latency', facts: {} }]);
  // Slower answers make users ask for less: the widest interval of the latency is the range of the load.
  const [low, high] = [rateWith(1 + basis.latencyShare), rateWith(1 - basis.latencyShare)];
  const band = { value: journeys * journey.requests, low: times(low, journey.requests), high: times(high, journey.requests) };
  const meanMs = held(band.value);
  const ratio = band.value / highest;
  const reasons: FactReason[] = band.value <= usable || meanMs === null ? [] : [{ code: 'response-time-held', facts: { meanMs } }];
  const told = (each: Band): Projection => {
    const projection = projectionAt(ratio, each, confidence, reasons);
    const [why] = transfer.reasons;
    return transfer.state === 'scaled' && why !== undefined ? weakenedTo('speculative', projection, why) : projection;
  };
  return { users, journeysPerSecond: told({ value: journeys, low, high }), throughput: told(band), band, meanMs, reasons };
}

function stretched(meanMs: number | null, by: number): number | null {
  return meanMs === null ? null : meanMs * by;
}

function times(value: number | null, by: number): number | null {
  return value === null ? null : value * by;
}
