import type { TrendDocument } from '../../../engine/model/api/documents.ts';
import { shortDay } from '../../words/day.ts';
import { dateTicks } from '../capacity/dates.ts';

/** By the day each was measured, or all as far from each other: then sessions of one day stand apart. */
export type Spacing = 'date' | 'session';

/** Where sessions stand, as shares of the width, and what is written below them. */
export interface Places {
  readonly at: readonly number[];
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

const dayMs = 86_400_000;
const mostTicks = 8;
// A name beside the end would run over the edge.
const nearest = 0.12;

/** Places of a history's sessions, a little away from both ends. */
export function placesOf({ points }: Pick<TrendDocument, 'points'>, spacing: Spacing): Places {
  const days = points.map(({ measuredAt }) => Date.parse(measuredAt) / dayMs);
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const even = spacing === 'session' || last === first;
  const inside = (share: number): number => 0.02 + 0.96 * share;
  const at = days.map((day, index) =>
    inside(even ? (points.length < 2 ? 0.5 : index / (points.length - 1)) : (day - first) / (last - first)),
  );
  const ends = [points[0], points.at(-1)].flatMap((point, index) =>
    point === undefined || (index === 1 && points.length < 2)
      ? []
      : [{ at: at[index === 0 ? 0 : at.length - 1] ?? 0, text: shortDay(point.measuredAt.slice(0, 10)) }],
  );
  const months = even
    ? []
    : dateTicks(first, last, mostTicks).map((tick) => ({
        at: inside((tick.at - first) / (last - first)),
        text: tick.month,
      }));
  return { at, ticks: [...ends, ...months.filter((tick) => ends.every((end) => Math.abs(end.at - tick.at) > nearest))] };
}
