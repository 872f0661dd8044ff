import type { CapacityReport } from '../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import { quantity } from '../quantity.ts';

type SteppedBy = CapacityReport['steppedBy'];

/** What the steps of a ladder count. */
export const loadUnits: Readonly<Record<SteppedBy, string>> = {
  journeys: 'journeys/s',
  connections: 'connections',
  users: 'users',
  concurrency: 'in flight',
};

/** The load that was asked of a plateau; what was in flight where nobody asked. */
export function loadOf({ planned, concurrency }: LoadPoint, steppedBy: SteppedBy): number {
  const asked = { journeys: planned.arrivalRate, connections: planned.connections, users: planned.users, concurrency: null }[steppedBy];
  return asked ?? concurrency.value;
}

/** The same as it is written, its unit being told elsewhere: `138`, `1,800`. */
export function loadNumber(point: LoadPoint, steppedBy: SteppedBy): string {
  return quantity(loadOf(point, steppedBy), 'count');
}

/** `138 journeys/s`. */
export function loadName(point: LoadPoint, steppedBy: SteppedBy): string {
  return `${loadNumber(point, steppedBy)} ${loadUnits[steppedBy]}`;
}

/** Points from the lightest load to the highest; of equal ones the earlier first. */
export function byLoad(points: readonly LoadPoint[], steppedBy: SteppedBy): LoadPoint[] {
  return [...points].sort((a, b) => loadOf(a, steppedBy) - loadOf(b, steppedBy) || a.order - b.order);
}

/** Points the models count. */
export function counting(points: readonly LoadPoint[]): LoadPoint[] {
  return points.filter(({ excluded }) => excluded.length === 0);
}
