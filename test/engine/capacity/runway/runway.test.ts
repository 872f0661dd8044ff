import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, daysBetween } from '../../../../engine/capacity/calendar.ts';
import { monthsToReach } from '../../../../engine/capacity/runway/compound.ts';
import { type RunwayInput, runwayOf } from '../../../../engine/capacity/runway.ts';
import type { Runway } from '../../../../engine/model/planning.ts';
import type { Projection } from '../../../../engine/model/projection.ts';
import { airPassengers } from '../forecast/published.ts';

const usable = (value: number | null, low = value, high = value): Projection => ({
  value,
  low,
  high,
  confidence: 0.8,
  label: value === null ? 'refused' : 'measured',
  ratio: 0.9,
  reasons: [],
});

const today = '2026-01-01';
const policy: RunwayInput['policy'] = { growth: { perMonth: 0.05 }, leadTimeDays: 30, horizonMonths: 36, events: [] };
const runway = (change: Partial<RunwayInput>): Runway => {
  const found = runwayOf({ usable: usable(1800), now: { users: 1000, asOf: today }, history: null, policy, today, ...change });
  if (found === null) throw new Error('no runway');
  return found;
};

describe('monthsToReach', () => {
  it('is ln(C / D0) / ln(1 + g)', () => {
    // ln(1.8) / ln(1.05) = .587787 / .048790; ln(2) / ln(1.1) = 7.2725.
    expect(monthsToReach(1800, 1000, 0.05)).toBeCloseTo(12.0473, 3);
    expect(monthsToReach(2000, 1000, 0.1)).toBeCloseTo(7.2725, 4);
  });

  it('is nothing where demand is there, and endless where it does not grow', () => {
    expect(monthsToReach(1000, 1000, 0.05)).toBe(0);
    expect(monthsToReach(1001, 1000, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(monthsToReach(1001, 1000, -0.1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('runwayOf, by compound growth', () => {
  it('gives one day where neither capacity nor growth has a range, and the day to order by', () => {
    // 12.0473 months: twelve, and 1.47 of the 31 days of January 2027.
    expect(runway({})).toMatchObject({
      method: 'compound',
      state: 'dated',
      p10: '2027-01-02',
      p50: '2027-01-02',
      p90: '2027-01-02',
      buyBy: '2026-12-03',
      reasons: [{ code: 'lower-edge', facts: { capacity: 1800, users: 1000, growthPerMonth: 0.05 } }],
    });
  });

  it('takes the dates from the edges of the capacity where the growth is certain', () => {
    // 8 of 10 lie in [1600, 2000]: P10 at ln 1.6 / ln 1.05 = 9.6333 months, P90 at ln 2 / ln 1.05 = 14.2067, P50 at 12.0473.
    const { p10, p50, p90, buyBy, reasons } = runway({ usable: usable(1800, 1600, 2000) });
    expect([p10, p50, p90]).toEqual([addMonths(today, 9.6333), addMonths(today, 12.0473), addMonths(today, 14.2067)]);
    expect(buyBy).toBe('2026-09-20');
    expect(reasons[0]?.facts.months).toBeCloseTo(9.6333, 3);
  });

  it('takes them from the growth where the capacity is certain, and spreads them further with both', () => {
    const growth = { perMonth: 0.05, low: 0.04, high: 0.06 };
    // ln 1.8 over ln 1.06, ln 1.05 and ln 1.04: 10.0875, 12.0473, 14.9867 months.
    const grown = runway({ policy: { ...policy, growth } });
    expect([grown.p10, grown.p50, grown.p90]).toEqual([addMonths(today, 10.0875), addMonths(today, 12.0473), addMonths(today, 14.9867)]);
    const both = runway({ policy: { ...policy, growth }, usable: usable(1800, 1600, 2000) });
    const later = (name: 'p10' | 'p50' | 'p90') => daysBetween(grown[name] ?? '', both[name] ?? '');
    // The deviations of both ends add as squares: sqrt(1.96^2 + 2.41^2) = 3.11 months to the early side, 2.94 and 2.16 make 3.65 to the late one; skew leaves a little.
    expect(later('p10')).toBeGreaterThan(-45);
    expect(later('p10')).toBeLessThan(-20);
    expect(Math.abs(later('p50'))).toBeLessThan(10);
    expect(later('p90')).toBeGreaterThan(12);
    expect(later('p90')).toBeLessThan(40);
  });

  it('counts from the day the users are of, and says when the day to order by is past', () => {
    const late = runway({ now: { users: 1000, asOf: '2025-01-15' } });
    // 12.0473 months after 15 January 2025 is 16 January 2026.
    expect(late).toMatchObject({ state: 'dated', p10: '2026-01-16', buyBy: '2025-12-17' });
    expect(late.reasons[0]).toEqual({ code: 'buy-by-passed', facts: { date: '2025-12-17' } });
  });

  it('is exceeded from the lower edge of the capacity on', () => {
    expect(runway({ usable: usable(1200, 1000, 1500) })).toMatchObject({ state: 'exceeded', p10: today });
    expect(runway({ usable: usable(1200, 1001, 1500) }).state).toBe('dated');
    expect(runway({ now: { users: 1000, asOf: '2024-12-01' } })).toMatchObject({ state: 'exceeded', p10: today, p50: today, p90: today });
  });

  it('refuses where demand is above a capacity that is known from below alone, and dates it where demand is below', () => {
    const least = { ...usable(900), reasons: [{ code: 'capacity-at-least', facts: { throughput: 30 } }] };
    expect(runway({ usable: least })).toMatchObject({ state: 'refused', p10: null, buyBy: null, reasons: least.reasons });
    expect(runway({ usable: { ...least, value: 1800, low: 1800, high: 1800 } }).state).toBe('dated');
  });

  it('does not tell a day beyond the horizon', () => {
    expect(runway({ policy: { ...policy, horizonMonths: 12 } })).toMatchObject({
      state: 'beyond-horizon',
      p10: null,
      p50: null,
      p90: null,
      buyBy: null,
    });
    const wide = runway({ policy: { ...policy, horizonMonths: 11 }, usable: usable(1800, 1600, 2000) });
    expect(wide).toMatchObject({ state: 'dated', p50: null, p90: null });
    expect(wide.p10).not.toBeNull();
  });

  it('never meets a capacity with users that become fewer', () => {
    const fewer = { ...policy, growth: { perMonth: -0.02 } };
    expect(runway({ policy: fewer })).toMatchObject({ state: 'shrinking', p10: null, buyBy: null });
    // A high guess that grows still has its early day.
    const unsure = { ...policy, growth: { perMonth: -0.01, low: -0.1, high: 0.1 } };
    expect(runway({ policy: unsure })).toMatchObject({ state: 'dated', p50: null });
  });

  it('leaves the last day open where the capacity is', () => {
    const { p10, p50, p90 } = runway({ usable: { ...usable(1800, 1600), high: null } });
    expect(p10).toBe(addMonths(today, 9.6333));
    expect(p50).toBe(addMonths(today, 12.0473));
    expect(p90).toBeNull();
  });

  it('is refused without a capacity, growth or users, and says which', () => {
    const reasonsOf = (change: Partial<RunwayInput>) => {
      const { state, reasons } = runway(change);
      expect(state).toBe('refused');
      return reasons.map(({ code }) => code);
    };
    const sale = { ...policy, events: [{ name: 'Sale', date: '2026-03-01', factor: 4 }] };
    expect(reasonsOf({ usable: usable(null) })).toEqual(['no-capacity']);
    expect(reasonsOf({ now: null })).toEqual(['no-users-now']);
    expect(reasonsOf({ policy: { ...sale, growth: undefined } })).toEqual(['no-growth']);
    expect(runwayOf({ usable: usable(1), now: null, history: null, policy: { ...policy, growth: undefined }, today })).toBeNull();
  });

  it('draws demand a month a point, with its band, to the horizon', () => {
    const growth = { perMonth: 0.05, low: 0.04, high: 0.06 };
    const { demand } = runway({ policy: { ...policy, growth } });
    expect(demand).toHaveLength(37);
    expect(demand[0]).toEqual({ date: today, value: 1000, low: 1000, high: 1000 });
    expect(demand[12]?.date).toBe('2027-01-01');
    // 1.05^12, 1.04^12 and 1.06^12.
    expect(demand[12]?.value).toBeCloseTo(1795.856, 2);
    expect(demand[12]?.low).toBeCloseTo(1601.032, 2);
    expect(demand[12]?.high).toBeCloseTo(2012.196, 2);
  });

  it('says whether the capacity holds a sale, or that nobody can tell', () => {
    const events = [
      { name: 'Sale', date: '2026-03-01', factor: 4 },
      { name: 'Past', date: '2025-12-31', factor: 9 },
      { name: 'Newsletter', date: '2026-02-01', factor: 1.5 },
      { name: 'Too far', date: '2031-01-01', factor: 2 },
      { name: 'Opening', date: '2026-02-15', factor: 1.8 },
    ];
    const found = runway({ usable: usable(2000, 1800, 2200), policy: { ...policy, events } }).events;
    expect(found.map(({ name, holds }) => [name, holds])).toEqual([
      ['Newsletter', true],
      ['Opening', null],
      ['Sale', false],
    ]);
    // Two months of 5 %, four times: 1,000 x 1.1025 x 4.
    expect(found[2]?.users).toBeCloseTo(4410, 6);
    // Without growth the users of today are taken.
    const still = runway({ policy: { ...policy, growth: undefined, events: events.slice(0, 1) }, usable: usable(4000) });
    expect(still).toMatchObject({ state: 'refused', demand: [], events: [{ users: 4000, holds: true }] });
  });

  it('comes no later with more users, or with less capacity', () => {
    const amount = fc.double({ min: 100, max: 5000, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, (capacity, first, second) => {
        const [fewer, more] = [Math.min(first, second), Math.max(first, second)].map(
          (users) => runway({ usable: usable(capacity), now: { users, asOf: today } }).p50 ?? '9999',
        );
        expect((more ?? '') <= (fewer ?? '')).toBe(true);
      }),
      { numRuns: 8 },
    );
  });
});

describe('runwayOf, by the seasons of a history', () => {
  const history = airPassengers.slice(0, 48).map((users, at) => ({ date: addMonths('2022-01-01', at), users }));
  const seasonal = (change: Partial<RunwayInput>) =>
    runway({ history, today: '2025-12-20', policy: { ...policy, horizonMonths: 24 }, ...change });

  it('meets the capacity in a season, not on the way of the trend', () => {
    // The year 1953 of the passengers reached 264 in July and 272 in August; their trend passes 250 only later.
    const { method, state, p50, reasons } = seasonal({ usable: usable(250) });
    expect(method).toBe('holt-winters');
    expect(state).toBe('dated');
    expect(p50?.slice(0, 7)).toMatch(/^2026-0[678]$/);
    expect(reasons[0]).toMatchObject({ code: 'seasons', facts: { kind: 'multiplicative' } });
  });

  it('holds what came, in its band of 8 of 10', () => {
    const { demand } = seasonal({ usable: usable(250) });
    expect(demand[0]).toEqual({ date: '2025-12-01', value: 194, low: 194, high: 194 });
    const came = airPassengers.slice(48, 60);
    const held = came.filter((users, at) => users >= (demand[at + 1]?.low ?? 0) && users <= (demand[at + 1]?.high ?? 0));
    expect(held.length).toBeGreaterThanOrEqual(8);
    for (const { low, value, high } of demand) expect(low <= value && value <= high).toBe(true);
  });

  it('meets a capacity between two months where a line without noise does', () => {
    // 123 users on 1 December and one more each month: 130.5 lie half of the 31 days after 1 July.
    const line = history.slice(-24).map(({ date }, at) => ({ date, users: 100 + at }));
    expect(seasonal({ history: line, usable: usable(130.5) })).toMatchObject({ p10: '2026-07-16', p50: '2026-07-16', p90: '2026-07-16' });
    expect(seasonal({ history: line, usable: usable(130) }).p50).toBe('2026-07-01');
  });

  it('needs two seasons, else growth, else refuses with what is missing', () => {
    const year = history.slice(-23);
    expect(seasonal({ history: year }).method).toBe('compound');
    const { state, reasons } = seasonal({ history: year, policy: { ...policy, growth: undefined } });
    expect(state).toBe('refused');
    expect(reasons[0]).toEqual({ code: 'short-history', facts: { months: 23, needed: 24 } });
    expect(seasonal({ history: history.slice(-24) }).method).toBe('holt-winters');
  });

  it('reads an exceeded capacity off the forecast of today', () => {
    expect(seasonal({ usable: usable(150), today: '2026-01-15' })).toMatchObject({ state: 'exceeded', p10: '2026-01-15' });
  });
});
