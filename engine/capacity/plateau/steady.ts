import type { LoadPoint } from '../../model/load-point.ts';
import { meanOf } from '../../stats/spread.ts';
import { halvesAgree, slopeOfSeconds } from './seconds.ts';

type Steady = NonNullable<LoadPoint['steady']>;

/** A backlog that grows by less than this over the whole plateau is none: a share of what is in flight, and at least so many requests. */
const leastGrowth = { share: 0.2, requests: 1 };
const halves = { throughput: { share: 0.1, absolute: 1 }, inFlight: { share: 0.25, absolute: 0.5 } };

/**
 * Whether a plateau was steady: what is in flight neither grows nor shrinks (the interval of its slope holds 0, or it matters to nobody),
 * and both halves got as much done with as many in flight. Null where it is too short to tell.
 */
export function steadyOf({ inFlight, good }: { readonly inFlight: readonly number[]; readonly good: readonly number[] }): Steady | null {
  const slope = slopeOfSeconds(inFlight);
  const throughputAgrees = halvesAgree(good, halves.throughput);
  const backlogAgrees = halvesAgree(inFlight, halves.inFlight);
  if (slope === null || throughputAgrees === null || backlogAgrees === null) return null;
  const matters = Math.max(leastGrowth.share * meanOf(inFlight), leastGrowth.requests) / inFlight.length;
  const holdsZero = (slope.low ?? 0) <= 0 && (slope.high ?? 0) >= 0;
  const agree = throughputAgrees && backlogAgrees;
  return { holds: (holdsZero || Math.abs(slope.value) < matters) && agree, backlogSlope: slope, halvesAgree: agree };
}

/** Whether a plateau was not steady because ever more requests were in flight: more load came than could be answered. */
export function isGrowing(steady: LoadPoint['steady']): boolean {
  return steady !== null && !steady.holds && (steady.backlogSlope?.value ?? 0) > 0;
}
