import type { Change, ChangeReason } from '../../model/comparison.ts';
import type { Place } from './place.ts';
import { confidence } from './rule.ts';
import type { ChangeScale } from './scale.ts';

export interface PlainChange {
  readonly place: Place;
  readonly scale: ChangeScale;
  readonly base: number;
  readonly head: number;
  readonly baseSamples: number;
  readonly headSamples: number;
  /** As people read it. */
  readonly change: number;
  /** Units behind it. */
  readonly units: number;
}

/** A change that noise has no say in: shown without an interval, and the same or not to be judged. */
export function plainChange(
  { place, change, units, ...shown }: PlainChange,
  verdict: 'unchanged' | 'inconclusive',
  reasons: ChangeReason[],
): Change {
  return {
    metric: place.metric.id,
    statistic: place.statistic,
    endpoint: place.endpoint,
    ...shown,
    change: { value: change, low: null, high: null, confidence, samples: units },
    smallestDetectableChange: null,
    verdict,
    reasons,
    primary: place.primary,
    evidence: null,
  };
}

export const same: ChangeReason = { code: 'same', facts: {} };

/** All of them nothing, or all of them everything: no error on either side is no change, however few units there are. */
export function isSameRate(place: Place, values: readonly number[]): boolean {
  const [first] = values;
  return place.metric.kind === 'rate' && (first === 0 || first === 1) && values.every((value) => value === first);
}
