import type { Runway } from '../../model/planning.ts';
import type { FactReason } from '../../model/projection.ts';
import type { Day } from '../calendar.ts';

/** Users that are expected on a day, and where they lie in 8 of 10 cases. */
export interface Expected {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How demand goes on. Months are counted from `origin`. */
export interface Demand {
  readonly method: Runway['method'];
  readonly origin: Day;
  /** Months from the origin to the last month it speaks of. */
  readonly months: number;
  /** Middle and range at so many months. */
  at(months: number): Expected;
  /** The way demand goes that is higher than a share `p` of all ways: months until it meets a capacity, infinite where it never does. */
  way(p: number): (capacity: number) => number;
  /** It does not grow. */
  readonly shrinking: boolean;
  readonly reasons: readonly FactReason[];
}

/** Coverage of the range around demand, and of a stated low and high growth. */
export const demandConfidence = 0.8;
