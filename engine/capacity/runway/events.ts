import type { PlanningPolicy, Runway } from '../../model/planning.ts';
import { type Day, monthsBetween } from '../calendar.ts';
import type { Band } from '../projections.ts';

/**
 * Whether a capacity holds so many users: yes up to its lower edge, no above its upper one, and between them nobody can tell (null), as where there is
 * no capacity.
 */
export function holdsUsers(capacity: Band | null, users: number): boolean | null {
  if (capacity === null || capacity.low === null) return null;
  if (users <= capacity.low) return true;
  return capacity.high !== null && users > capacity.high ? false : null;
}

/**
 * The events from today to the last day demand is told for: peak users of that day times the event's factor, since a sale of x4 has its own busiest moment, four times
 * that of other days. They are held against what may be used: what is kept free stays free then too.
 */
export function eventsAhead(given: {
  readonly events: PlanningPolicy['events'];
  readonly today: Day;
  readonly origin: Day;
  readonly months: number;
  readonly usersAt: (months: number) => number;
  readonly usable: Band | null;
}): Runway['events'] {
  const { events, today, origin, months, usersAt, usable } = given;
  return events
    .map(({ name, date, factor }) => ({ name, date, factor, after: monthsBetween(origin, date) }))
    .filter(({ date, after }) => date >= today && after <= months)
    .sort((a, b) => a.after - b.after)
    .map(({ name, date, factor, after }) => {
      const users = factor * usersAt(Math.max(0, after));
      return { name, date, users, holds: holdsUsers(usable, users) };
    });
}
