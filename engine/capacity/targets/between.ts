import type { FactReason, Projection } from '../../model/projection.ts';
import { projectionAt } from '../projections.ts';
import { chanceOfSide } from './chance.ts';
import type { Judged } from './levels.ts';

/**
 * Capacity between the last pass and the first fail, on the line between the logarithms of what was judged (a latency near saturation is straighter in them;
 * plain numbers where one is not positive). Its range goes from the load up to which no plateau missed the target to the one from which on none met it, and is open
 * above where the highest was met by one; its confidence is the chance that last pass and first fail were judged rightly.
 */
export function capacityBetween(given: {
  readonly lastPass: Judged;
  readonly firstFail: Judged;
  /** Null where a plateau of the lightest level missed it. */
  readonly surePass: Judged | null;
  /** Null where a plateau of the highest level met it. */
  readonly sureFail: Judged | null;
  readonly limit: number;
  /** Highest throughput measured. */
  readonly highest: number;
  /** Loads are arrivals, so that the load of a fail is known even where it was not served. */
  readonly isOpen: boolean;
  readonly reasons: readonly FactReason[];
}): Projection {
  const { lastPass, firstFail, surePass, sureFail, limit, highest, isOpen } = given;
  const passed = lastPass.throughput;
  const falls = firstFail.throughput <= passed;
  const share = crossingShare(lastPass, firstFail, limit);
  const value = falls ? passed : passed + (firstFail.throughput - passed) * (share ?? 0.5);
  const offered = (fail: Judged): number => (isOpen ? (passed * fail.load) / lastPass.load : passed);
  const high = sureFail === null ? null : sureFail.throughput > passed ? sureFail.throughput : offered(sureFail);
  const confidence = (chanceOfSide(lastPass.actual, limit) ?? 1) * (chanceOfSide(firstFail.actual, limit) ?? 1);
  const reasons: FactReason[] = [
    ...(falls ? [{ code: 'throughput-falls', facts: { lastPass: passed, firstFail: firstFail.throughput } }] : []),
    ...(share === null ? [{ code: 'not-interpolated', facts: {} }] : []),
    ...given.reasons,
  ];
  const band = { value, low: Math.min(value, surePass?.throughput ?? 0), high: high === null ? null : Math.max(value, high) };
  return projectionAt(Math.min(1, value / highest), band, confidence, reasons);
}

/** How far from pass to fail the limit lies, 0..1; null where it does not lie between the two numbers. */
function crossingShare({ actual: passed }: Judged, { actual: failed }: Judged, limit: number): number | null {
  if (passed === null || failed === null) return null;
  const isPositive = passed.value > 0 && failed.value > 0 && limit > 0;
  const of = (value: number): number => (isPositive ? Math.log(value) : value);
  const share = (of(limit) - of(passed.value)) / (of(failed.value) - of(passed.value));
  return share >= 0 && share <= 1 ? share : null;
}
