import type { PlanningPolicy } from '../../model/planning.ts';
import type { Day } from '../calendar.ts';
import { type Demand, demandConfidence } from './demand.ts';
import { likelyAt } from './spread.ts';

/** Months until demand has grown to a capacity: t = ln(C / D0) / ln(1 + g). 0 where it is there, infinite where it never grows to it. */
export function monthsToReach(capacity: number, demand: number, growthPerMonth: number): number {
  if (demand >= capacity) return 0;
  const rate = Math.log1p(growthPerMonth);
  return rate > 0 ? Math.log(capacity / demand) / rate : Number.POSITIVE_INFINITY;
}

/** Demand that grows by a share every month; the low and the high guess of the share are what it lies between in 8 of 10 cases. */
export function compoundDemand(given: {
  readonly users: number;
  readonly asOf: Day;
  readonly growth: NonNullable<PlanningPolicy['growth']>;
  readonly months: number;
}): Demand {
  const { users, asOf, growth, months } = given;
  const { perMonth, low = perMonth, high = perMonth } = growth;
  const factor = { value: 1 + perMonth, low: 1 + low, high: 1 + high, confidence: demandConfidence };
  return {
    method: 'compound',
    origin: asOf,
    months,
    at: (after) => ({ value: users * factor.value ** after, low: users * factor.low ** after, high: users * factor.high ** after }),
    way: (p) => {
      const growthPerMonth = likelyAt(factor, p) - 1;
      return (capacity) => monthsToReach(capacity, users, growthPerMonth);
    },
    shrinking: perMonth <= 0,
    reasons: [],
  };
}
