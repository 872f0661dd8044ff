import type { Change } from '../../model/comparison.ts';
import { metricById } from '../../model/metric.ts';
import type { Planning } from '../../model/planning.ts';
import type { Projection } from '../../model/projection.ts';
import { refusedFor, worstLabel } from '../projections.ts';

/** A change that was measured with and without: a switch, or two versions. */
export interface MeasuredFix {
  readonly name: string;
  /** What it costs to make, in the currency of the prices; null where nobody said. */
  readonly cost: number | null;
  /** By which share the capacity, or the speed, is more: `gainOfCapacities`, `gainOfChange`. */
  readonly gain: Projection;
  /** Runs and campaigns it was measured in. */
  readonly evidence: readonly string[];
}

/** after / before - 1 of two measured capacities, from the worst to the best pair of their ends. */
export function gainOfCapacities(before: Projection, after: Projection): Projection {
  if (before.value === null || after.value === null || before.value <= 0) return refusedFor([...before.reasons, ...after.reasons]);
  const end = (over: number | null, under: number | null) => (over === null || under === null || under <= 0 ? null : over / under - 1);
  return {
    value: after.value / before.value - 1,
    low: end(after.low, before.high),
    high: end(after.high, before.low),
    confidence: Math.min(before.confidence, after.confidence),
    label: worstLabel(before.label, after.label),
    ratio: before.ratio === null || after.ratio === null ? null : Math.max(before.ratio, after.ratio),
    reasons: [],
  };
}

/** By which share a change of a comparison made things faster: base / head - 1 for what should be low, head / base - 1 for what should be high. It is a gain of speed and not of capacity, which its reason says. */
export function gainOfChange({ metric, statistic, change, scale }: Change): Projection {
  if (scale !== 'ratio') return refusedFor([{ code: 'gain-not-a-ratio', facts: { metric } }]);
  const lower = metricById(metric).better !== 'higher';
  const gainOf = (moved: number) => (lower ? 1 / (1 + moved) - 1 : moved);
  const end = (moved: number | null) => (moved === null || moved <= -1 ? null : gainOf(moved));
  const ends = [end(change.low), end(change.high)] as const;
  const [low, high] = lower ? [ends[1], ends[0]] : ends;
  if (change.value <= -1) return refusedFor([{ code: 'gain-not-a-ratio', facts: { metric } }]);
  const reasons = [{ code: 'gain-of-speed', facts: { metric, statistic } }];
  return { value: gainOf(change.value), low, high, confidence: change.confidence, label: 'measured', ratio: 1, reasons };
}

/**
 * The fix that costs least for what it gains, of those whose gain is above zero with its whole range; those without a price come after the priced ones, the
 * greatest gain first. Null where nothing was measured to help.
 */
export function cheapestFix(fixes: readonly MeasuredFix[]): Planning['cheapestFix'] {
  const helping = fixes.flatMap((fix) => {
    const { value, low } = fix.gain;
    return value !== null && low !== null && low > 0 ? [{ ...fix, value }] : [];
  });
  const priceOf = ({ cost, value }: (typeof helping)[number]) => (cost === null ? Number.POSITIVE_INFINITY : cost / value);
  const [first] = helping.toSorted((a, b) => {
    const [one, other] = [priceOf(a), priceOf(b)];
    return one === other ? b.value - a.value : one - other;
  });
  return first === undefined ? null : { name: first.name, gain: first.gain, evidence: [...first.evidence] };
}
