import type { FactReason, Projection } from '../../model/projection.ts';
import { projectionAt } from '../projections.ts';
import { chanceOfSide } from './chance.ts';
import type { Judged } from './levels.ts';

/**
 * Capacity between the last pass and the first fail, on the line between the logarithms of what was judged (a latency near saturation is straighter in them;
 * plain numbers where one is not positive). The range is [last pass, first fail], its confidence the chance that both were judged rightly.
 */
export function capacityBetween(given: {
  readonly lastPass: Judged;
  readonly firstFail: Judged;
  readonly limit: number;
  /** Highest throughput measured. */
  readonly highest: number;
  /** Loads are arrivals, so that the load of a fail is known even where it was not served. */
  readonly isOpen: boolean;
  readonly reasons: readonly FactReason[];
}): Projection {
  const { lastPass, firstFail, limit, highest, isOpen } = given;
  const low = lastPass.throughput;
  const falls = firstFail.throughput <= low;
  const offered = isOpen ? (low * firstFail.load) / lastPass.load : low;
  const high = falls ? offered : firstFail.throughput;
  const share = crossingShare(lastPass, firstFail, limit);
  const confidence = (chanceOfSide(lastPass.actual, limit) ?? 1) * (chanceOfSide(firstFail.actual, limit) ?? 1);
  const reasons: FactReason[] = [
    ...(falls ? [{ code: 'throughput-falls', facts: { lastPass: low, firstFail: firstFail.throughput } }] : []),
    ...(share === null ? [{ code: 'not-interpolated', facts: {} }] : []),
    ...given.reasons,
  ];
  const value = falls ? low : low + (high - low) * (share ?? 0.5);
  return projectionAt(Math.min(1, value / highest), { value, low, high }, confidence, reasons);
}

/** How far from pass to fail the limit lies, 0..1; null where it does not lie between the two numbers. */
function crossingShare({ actual: passed }: Judged, { actual: failed }: Judged, limit: number): number | null {
  if (passed === null || failed === null) return null;
  const isPositive = passed.value > 0 && failed.value > 0 && limit > 0;
  const of = (value: number): number => (isPositive ? Math.log(value) : value);
  const share = (of(limit) - of(passed.value)) / (of(failed.value) - of(passed.value));
  return share >= 0 && share <= 1 ? share : null;
}
