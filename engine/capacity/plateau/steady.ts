import type { LoadPoint } from '../../model/load-point.ts';
import { meanOf } from '../../stats/spread.ts';
import { halvesAgree, slopeOfSeconds } from './seconds.ts';

type Steady = NonNullable<LoadPoint['steady']>;

/** A backlog that grows by less than this over the whole plateau is none: a share of what is in flight, and at least so many requests. */
const leastGrowth = { share: 0.2, requests: 1 };
const halves = { throughput: { share: 0.1, absolute: 1 }, inFlight: { share: 0.25, absolute: 0.5 } };

/** Fewer journeys may end than begin: a share of them, and so many, which lie across the ends of the plateau. */
const mostMissing = { share: 0.03, journeys: 5 };

export interface SteadyInput {
  /** Requests in flight, and answered well, in each second. */
  readonly inFlight: readonly number[];
  readonly good: readonly number[];
  /** Journeys that were to begin, and those that ended or could not begin; null for closed users. */
  readonly journeys: { readonly planned: number; readonly accounted: number } | null;
}

/**
 * Whether a plateau was steady: what is in flight neither grows nor shrinks (the interval of its slope holds 0, or it matters to nobody),
 * both halves got as much done with as many in flight, and as many journeys ended as began, which in a few seconds tells a backlog sooner than its slope. Null
 * where it is too short to tell.
 */
export function steadyOf({ inFlight, good, journeys }: SteadyInput): Steady | null {
  const slope = slopeOfSeconds(inFlight);
  const throughputAgrees = halvesAgree(good, halves.throughput);
  const backlogAgrees = halvesAgree(inFlight, halves.inFlight);
  if (slope === null || throughputAgrees === null || backlogAgrees === null) return null;
  const matters = Math.max(leastGrowth.share * meanOf(inFlight), leastGrowth.requests) / inFlight.length;
  const holdsZero = (slope.low ?? 0) <= 0 && (slope.high ?? 0) >= 0;
  const agree = throughputAgrees && backlogAgrees;
  const flat = (holdsZero || Math.abs(slope.value) < matters) && !isBehind(journeys);
  return { holds: flat && agree, backlogSlope: slope, halvesAgree: agree };
}

function isBehind(journeys: SteadyInput['journeys']): boolean {
  if (journeys === null) return false;
  const missing = journeys.planned - journeys.accounted;
  return missing > Math.max(mostMissing.share * journeys.planned, mostMissing.journeys);
}

/** Whether a plateau was not steady because ever more requests were in flight: more load came than could be answered. */
export function isGrowing(steady: LoadPoint['steady']): boolean {
  return steady !== null && !steady.holds && (steady.backlogSlope?.value ?? 0) > 0;
}
