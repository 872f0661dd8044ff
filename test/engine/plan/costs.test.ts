import { expect, it } from 'vitest';
import { pricesSchema } from '../../../engine/model/prices.ts';
import { servingCost } from '../../../engine/plan/costs.ts';
import { daysBetween, planningPrices, pricesUsed } from '../../../engine/plan/prices.ts';

it('prices a thousand requests and a user, by hand', () => {
  // 3 x 0.10 x 730 + 81 = 300 a month; 100 req/s are 262.8 million requests in 730 h.
  const cost = servingCost({
    replicas: 3,
    replicaPerHour: 0.1,
    fixedPerMonth: 81,
    throughput: { value: 100, low: 80, high: 125 },
    users: { value: 1000, low: 900, high: null },
    label: 'measured',
  });
  expect(cost.perMonth).toBeCloseTo(300, 10);
  expect(cost.per1000Requests?.value).toBeCloseTo(300 / 262_800, 12);
  expect(cost.per1000Requests?.low).toBeCloseTo(300 / 328_500, 12);
  expect(cost.per1000Requests?.high).toBeCloseTo(300 / 210_240, 12);
  expect(cost.perUserPerMonth).toEqual({ value: 0.3, low: null, high: 300 / 900 });
});

it('says nothing where there is no load to share it', () => {
  const nothing = { replicas: 1, replicaPerHour: 1, fixedPerMonth: 0, label: 'refused' } as const;
  expect(servingCost({ ...nothing, throughput: null, users: { value: 0, low: null, high: null } })).toMatchObject({
    per1000Requests: null,
    perUserPerMonth: null,
  });
});

it('prices are old after ninety days', () => {
  expect(daysBetween('2026-03-01', '2026-03-29')).toBe(28);
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(pricesUsed('prices.json', { asOf: '2026-01-01' }, '2026-04-01')).toEqual({
    file: 'prices.json',
    asOf: '2026-01-01',
    ageDays: 90,
    old: false,
  });
  expect(pricesUsed('prices.json', { asOf: '2026-01-01' }, '2026-04-02').old).toBe(true);
});

it('a prices file takes amounts alone or with their range, and says which field is wrong', () => {
  const prices = pricesSchema.parse({
    asOf: '2026-01-01',
    replicaPerHour: 0.05,
    fixedPerMonth: [
      { name: 'database', perMonth: 120 },
      { name: 'network', perMonth: { value: 30, low: 20, high: 60 } },
    ],
    setup: { hours: { value: 80, low: 60, high: 120 }, hourlyRate: 75 },
  });
  expect(planningPrices(prices)).toEqual({ replicaPerHour: 0.05, fixedPerMonth: 150 });
  expect(planningPrices(pricesSchema.parse({ asOf: '2026-01-01' }))).toEqual({ replicaPerHour: null, fixedPerMonth: 0 });
  for (const wrong of [{}, { asOf: 'yesterday' }, { asOf: '2026-01-01', replicaPerHour: -1 }, { asOf: '2026-01-01', currency: 'dollars' }])
    expect(pricesSchema.safeParse(wrong).success).toBe(false);
  const crossed = { asOf: '2026-01-01', fixedPerMonth: [{ name: 'x', perMonth: { value: 30, low: 40, high: 60 } }] };
  expect(pricesSchema.safeParse(crossed).success).toBe(false);
});
