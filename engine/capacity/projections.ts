import type { FactReason, Projection, ProjectionLabel } from '../model/projection.ts';
import { labelOf } from './label.ts';

/** A number and the range around it; null where the range is open, or not known. */
export interface Band {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

const fromBest: readonly ProjectionLabel[] = ['measured', 'projected', 'speculative', 'refused'];

/** The least trusted of some labels: what is computed of several numbers is worth no more than the worst of them. */
export function worstLabel(...labels: readonly ProjectionLabel[]): ProjectionLabel {
  return fromBest[Math.max(0, ...labels.map((label) => fromBest.indexOf(label)))] ?? 'refused';
}

/** No number, and why. */
export function refusedFor(reasons: readonly FactReason[], ratio: number | null = null): Projection {
  return { value: null, low: null, high: null, confidence: 0, label: 'refused', ratio, reasons: [...reasons] };
}

/** A number labelled by its load over the highest load measured; beyond twice that load only the reason is left. */
export function projectionAt(ratio: number, band: Band, confidence: number, reasons: readonly FactReason[] = []): Projection {
  const label = labelOf(ratio);
  if (label === 'refused') return refusedFor([{ code: 'beyond-range', facts: { ratio } }, ...reasons], ratio);
  return { ...band, confidence, label, ratio, reasons: [...reasons] };
}

/**
 * What a rising function makes of a number and of both ends of its range. Label, ratio and reasons stay; where the function has no value the number
 * is refused for `otherwise`, an end of the range is open.
 */
export function mapProjection(given: Projection, rising: (value: number) => number | null, otherwise: FactReason): Projection {
  if (given.value === null) return { ...given, low: null, high: null };
  const value = rising(given.value);
  if (value === null) return refusedFor([otherwise, ...given.reasons], given.ratio);
  const end = (at: number | null) => (at === null ? null : rising(at));
  return { ...given, value, low: end(given.low), high: end(given.high) };
}

/** The same number, worth at most `label`, for one more reason. */
export function weakenedTo(label: ProjectionLabel, given: Projection, reason: FactReason): Projection {
  return { ...given, label: worstLabel(given.label, label), reasons: [reason, ...given.reasons] };
}
