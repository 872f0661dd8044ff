import type { JourneyShape } from '../users.ts';
import { journeySeconds } from '../users.ts';

/** All that the replicas of the busiest moment a year on follow from. */
export interface Premises {
  readonly users: number;
  readonly peakFactor: number;
  readonly growthPerMonth: number;
  readonly journey: JourneyShape;
  /** Mean response time, ms. */
  readonly meanMs: number;
  /** Requests per second of one replica. */
  readonly perReplica: number;
  readonly efficiency: number;
  readonly keepFree: number;
  readonly scale: number;
  readonly spare: number;
}

const monthsAhead = 12;

/** Replicas, with their fractions, so that the least influence shows: X / (X1 e h) and the spare ones, X from the users a year on with the response time as it is. */
export function answerOf(premises: Premises): number {
  const { users, peakFactor, growthPerMonth, journey, meanMs, perReplica, efficiency, keepFree, scale, spare } = premises;
  const throughput = (users * peakFactor * (1 + growthPerMonth) ** monthsAhead * journey.requests) / journeySeconds(journey, meanMs);
  return throughput / (perReplica * scale * efficiency * (1 - keepFree)) + spare;
}

/** How far the answer moves between a premise's low and high, all others as they are. 0 where it cannot be told. */
export function swingOf(premises: Premises | null, low: Partial<Premises>, high: Partial<Premises>): number {
  if (premises === null) return 0;
  const swing = Math.abs(answerOf({ ...premises, ...high }) - answerOf({ ...premises, ...low }));
  return Number.isFinite(swing) ? swing : 0;
}
