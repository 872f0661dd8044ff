import type { Estimate } from '../../model/estimate.ts';
import type { FactReason } from '../../model/projection.ts';

/** Share of the throughput of as many idle systems that is still reached: above it hardly any bend was seen. */
export const mostEfficiency = 0.8;
/** The greatest throughput has to be known to this many times the highest measured. */
const mostRatio = 2;

/** Why the greatest throughput of a law cannot be told; empty where it can. */
export function reasonsNotIdentifiable(given: {
  readonly kappa: Estimate;
  /** Upper bound of the greatest throughput over resamples and shapes; null where it is open. */
  readonly mostThroughput: number | null;
  readonly highestThroughput: number;
  /** X / (lambda N) at the highest plateau. */
  readonly efficiency: number;
}): FactReason[] {
  const { kappa, mostThroughput, highestThroughput, efficiency } = given;
  const reasons: FactReason[] = [];
  if (efficiency > mostEfficiency) reasons.push({ code: 'hardly-bent', facts: { efficiency } });
  if (mostThroughput === null) reasons.push({ code: 'peak-open', facts: { highest: highestThroughput } });
  else if (mostThroughput > mostRatio * highestThroughput)
    reasons.push({ code: 'peak-too-far', facts: { most: mostThroughput, highest: highestThroughput } });
  if ((kappa.low ?? 0) <= 0) reasons.push({ code: 'kappa-holds-zero', facts: { low: kappa.low ?? 0, high: kappa.high ?? 0 } });
  return reasons;
}
