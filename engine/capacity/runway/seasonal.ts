import type { FactReason } from '../../model/projection.ts';
import { studentQuantile } from '../../stats/student.ts';
import { forecast } from '../forecast/holt-winters.ts';
import { bestSeasons, spreadByStep } from '../forecast/rolling-origin.ts';
import type { HistoryMonth } from '../history.ts';
import { type Demand, demandConfidence } from './demand.ts';

const monthsAYear = 12;
/** Seasons can be told from two years on: what is the same in both is season, what differs is growth and noise. */
export const neededHistory = 2 * monthsAYear;
/** Origins begin with a year and a half, and are the last three years at most: older ones say little of today. */
const firstOrigin = 18;
const mostOrigins = 36;
/** Of the last month, which is known. */
const noSpread = { share: 0, origins: 1 };

/**
 * Demand by Holt-Winters over a monthly history, with seasons that add or multiply, whichever missed less from rolling origins, and a range from what was
 * missed (Student's t of as many origins, of shares of the forecast). Null where the history is too short or no forecast above zero can be had.
 */
export function seasonalDemand(history: readonly HistoryMonth[], months: number): Demand | null {
  const last = history.at(-1);
  if (last === undefined || history.length < neededHistory) return null;
  const values = history.map(({ users }) => users);
  const first = Math.max(firstOrigin, values.length - mostOrigins);
  const best = bestSeasons(values, { period: monthsAYear, first, steps: monthsAYear });
  if (best === null) return null;
  const steps = Math.ceil(months) + 1;
  const middle = [last.users, ...forecast(best.fit.state, best.fit.kind, steps)];
  const spread = [noSpread, ...spreadByStep(best.errors, best.fit, steps)];
  const wayOf = (p: number): number[] => {
    const points = new Map([...new Set(spread.map(({ origins }) => origins))].map((origins) => [origins, studentQuantile(p, origins)]));
    return middle.map((value, at) => {
      const { share, origins } = spread[at] ?? noSpread;
      return Math.max(0, value * (1 + (points.get(origins) ?? 0) * share));
    });
  };
  const tail = (1 - demandConfidence) / 2;
  const [low, high] = [wayOf(tail), wayOf(1 - tail)];
  return {
    method: 'holt-winters',
    origin: last.date,
    months,
    at: (after) => ({ value: between(middle, after), low: between(low, after), high: between(high, after) }),
    way: (p) => {
      const way = wayOf(p);
      return (capacity) => firstMeeting(way, capacity);
    },
    shrinking: best.fit.state.trend <= 0,
    reasons: [seasonsReason(best.fit.kind, best.errors.root, values.length - first)],
  };
}

function seasonsReason(kind: string, missed: number, origins: number): FactReason {
  return { code: 'seasons', facts: { kind, missed, origins } };
}

/** On the line between two months. */
function between(way: readonly number[], after: number): number {
  const at = Math.min(Math.max(0, after), way.length - 1);
  const before = way[Math.floor(at)] ?? Number.NaN;
  const next = way[Math.ceil(at)] ?? before;
  return before + (next - before) * (at - Math.floor(at));
}

function firstMeeting(way: readonly number[], capacity: number): number {
  const at = way.findIndex((value) => value >= capacity);
  if (at < 0) return Number.POSITIVE_INFINITY;
  const [before = 0, met = 0] = [way[at - 1], way[at]];
  return at === 0 ? 0 : at - 1 + (capacity - before) / (met - before);
}
