import type { PlanningPolicy, Runway } from '../model/planning.ts';
import type { FactReason, Projection } from '../model/projection.ts';
import { addDays, addMonths, type Day, monthsBetween } from './calendar.ts';
import type { HistoryMonth } from './history.ts';
import { compoundDemand, monthsToReach } from './runway/compound.ts';
import type { Demand } from './runway/demand.ts';
import { eventsAhead } from './runway/events.ts';
import { neededHistory, seasonalDemand } from './runway/seasonal.ts';
import { likelyAt } from './runway/spread.ts';

/** Users at their peak, and the day that is of. */
export interface DemandNow {
  readonly users: number;
  readonly asOf: Day;
}

export interface RunwayInput {
  /** Users that may be used: the capacity with the share that is kept free taken off. */
  readonly usable: Projection;
  readonly now: DemandNow | null;
  /** Of peak users, like `now`. */
  readonly history: readonly HistoryMonth[] | null;
  readonly policy: Pick<PlanningPolicy, 'growth' | 'leadTimeDays' | 'horizonMonths' | 'events'>;
  readonly today: Day;
}

/** The reason of a capacity that was met at every load that was tried. */
const atLeast = 'capacity-at-least';

/** Capacities, and demands, of equal probability; an odd multiple of five, so that 10, 50 and 90 of 100 are among them and nothing is rounded where one of both is certain. */
const ways = 205;

/**
 * When demand meets the users that may be used. Null where neither growth, history nor an event was stated. The dates are those by which demand has met it in 10, 50 and
 * 90 of 100 cases: capacity and demand are each cut into 205 values of equal probability, which are all put together (no random numbers); they are
 * taken as independent. By compound growth each pair meets at t = ln(C / D0) / ln(1 + g), which `lower-edge` gives for the lower edge of the capacity and the stated growth.
 */
export function runwayOf(input: RunwayInput): Runway | null {
  const { policy, history, now, today, usable } = input;
  if (policy.growth === undefined && history === null && policy.events.length === 0) return null;
  const demand = demandOf(input);
  const missing = demand === null ? whyNoDemand(input) : [];
  const refused = [...missing, ...(usable.value === null ? [{ code: 'no-capacity', facts: {} }, ...usable.reasons] : [])];
  const band = usable.value === null ? null : { value: usable.value, low: usable.low, high: usable.high };
  const flat = { origin: now?.asOf ?? today, months: monthsBetween(now?.asOf ?? today, addMonths(today, policy.horizonMonths)) };
  const usersAt = (months: number) => (demand === null ? (now?.users ?? 0) : demand.at(months).value);
  const base = {
    method: demand?.method ?? (history !== null && history.length >= neededHistory ? 'holt-winters' : 'compound'),
    demand: demand === null ? [] : curveOf(demand),
    events:
      demand === null && now === null ? [] : eventsAhead({ ...(demand ?? flat), events: policy.events, today, usersAt, usable: band }),
  } as const;
  if (demand === null || band === null || refused.length > 0)
    return { ...base, p10: null, p50: null, p90: null, buyBy: null, state: 'refused', reasons: refused };
  const dates = datesOf(demand, { ...band, confidence: usable.confidence }, input);
  const onlyLeast = usable.reasons.find(({ code }) => code === atLeast);
  // What was not reached cannot be exceeded: where it ends has to be measured first.
  if (onlyLeast !== undefined && dates.state === 'exceeded')
    return { ...base, p10: null, p50: null, p90: null, buyBy: null, state: 'refused', reasons: [onlyLeast] };
  return { ...base, ...dates };
}

function demandOf({ policy, history, now, today }: RunwayInput): Demand | null {
  const until = addMonths(today, policy.horizonMonths);
  const last = history?.at(-1);
  if (history !== null && last !== undefined) {
    const seasonal = seasonalDemand(history, Math.max(0, monthsBetween(last.date, until)));
    if (seasonal !== null) return seasonal;
  }
  if (policy.growth === undefined || now === null) return null;
  return compoundDemand({ ...now, growth: policy.growth, months: Math.max(0, monthsBetween(now.asOf, until)) });
}

function whyNoDemand({ policy, history, now }: RunwayInput): FactReason[] {
  const short = history !== null && history.length < neededHistory;
  return [
    ...(short ? [{ code: 'short-history', facts: { months: history.length, needed: neededHistory } }] : []),
    ...(history !== null && !short ? [{ code: 'no-forecast', facts: { months: history.length } }] : []),
    ...(now === null ? [{ code: 'no-users-now', facts: {} }] : []),
    ...(policy.growth === undefined ? [{ code: 'no-growth', facts: {} }] : []),
  ];
}

/** A point a month from the origin on. */
function curveOf({ origin, months, at }: Demand): Runway['demand'] {
  const whole = Array.from({ length: Math.floor(months) + 1 }, (_, month) => month);
  return whole.map((month) => ({ date: addMonths(origin, month), ...at(month) }));
}

type Dates = Pick<Runway, 'p10' | 'p50' | 'p90' | 'buyBy' | 'state' | 'reasons'>;

function datesOf(demand: Demand, usable: Parameters<typeof likelyAt>[0], { policy, today }: RunwayInput): Dates {
  const shares = Array.from({ length: ways }, (_, at) => (at + 0.5) / ways);
  const capacities = shares.map((p) => likelyAt(usable, p));
  const met = shares.flatMap((p) => capacities.map(demand.way(p))).sort((a, b) => a - b);
  const sinceOrigin = monthsBetween(demand.origin, today);
  const horizon = sinceOrigin + policy.horizonMonths;
  const dateAt = (share: number): Day | null => {
    const months = met[Math.floor(share * met.length)] ?? Number.POSITIVE_INFINITY;
    return months > horizon ? null : addMonths(demand.origin, Math.max(sinceOrigin, months));
  };
  const [p10, p50, p90] = [dateAt(0.1), dateAt(0.5), dateAt(0.9)];
  const buyBy = p10 === null ? null : addDays(p10, -policy.leadTimeDays);
  const lower = usable.low ?? usable.value;
  const current = demand.at(Math.max(0, sinceOrigin)).value;
  const reasons = [...lowerEdge(demand, lower, current, policy), ...demand.reasons];
  if (buyBy !== null && buyBy < today) reasons.unshift({ code: 'buy-by-passed', facts: { date: buyBy } });
  const state = current >= lower ? 'exceeded' : p10 !== null ? 'dated' : demand.shrinking ? 'shrinking' : 'beyond-horizon';
  return { p10, p50, p90, buyBy, state, reasons };
}

function lowerEdge(demand: Demand, capacity: number, users: number, { growth }: RunwayInput['policy']): FactReason[] {
  if (demand.method !== 'compound' || growth === undefined) return [];
  const months = monthsToReach(capacity, users, growth.perMonth);
  return Number.isFinite(months) ? [{ code: 'lower-edge', facts: { capacity, users, growthPerMonth: growth.perMonth, months } }] : [];
}
