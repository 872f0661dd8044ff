import type { FactReason, Projection } from '../../model/projection.ts';
import { bandConfidence } from '../fit/band.ts';
import { projectionAt, refusedFor } from '../projections.ts';
import type { Tail } from '../tail/tail.ts';
import { loadBandWithin } from '../tail/tail-band.ts';
import { chanceOfSide } from './chance.ts';
import type { Judged } from './levels.ts';

/** No number is told beyond so many times the highest load, and no band that may reach further. */
const furthest = 2;
/** The chance at which a pass at the highest load is taken for granted. */
const sure = 0.975;

/**
 * Capacity beyond the highest load at which the target was judged, by the tail model, if it predicted the held-out plateaus; else refused. It is at least that
 * load where the pass there is sure, and not more than the first resource to run out allows.
 */
export function capacityBeyond(given: {
  readonly lastPass: Judged;
  readonly limit: number;
  /** Null where no tail model can speak of the target, or too few plateaus are there. */
  readonly tail: Tail | null;
  /** Most requests per second the first resource to run out allows; null where nobody knows. */
  readonly most: number | null;
}): Projection {
  const { lastPass, limit, tail, most } = given;
  if (tail === null) return refusedFor([{ code: 'no-tail-model', facts: {} }]);
  if (!tail.fit.kept) return refusedFor(tail.fit.reasons);
  const highest = lastPass.throughput;
  const band = loadBandWithin(tail, limit);
  if (band === null) return refusedFor([{ code: 'beyond-range', facts: { ratio: furthest } }]);
  const isSure = (chanceOfSide(lastPass.actual, limit) ?? 0) >= sure;
  const least = isSure ? lastPass.leastThroughput : 0;
  const bounded = most !== null && most > least && most < (band.high ?? Number.POSITIVE_INFINITY);
  const high = bounded ? most : band.high;
  if (high === null || high > furthest * highest) return refusedFor([{ code: 'capacity-open', facts: { high: high ?? 'open', highest } }]);
  const value = Math.min(Math.max(band.value, least), high);
  const reasons: FactReason[] = bounded ? [{ code: 'bounded-by-resource', facts: { limit: most } }] : [];
  return projectionAt(value / highest, { value, low: Math.min(value, Math.max(band.low ?? least, least)), high }, bandConfidence, reasons);
}
