import fc from 'fast-check';
import { expect, it } from 'vitest';
import { atUrl } from '../../../../engine/campaign/gate/at-url.ts';
import { startBudget } from '../../../../engine/campaign/gate/budget.ts';
import { createOrder } from '../../../../engine/campaign/gate/order.ts';
import { planDuet } from '../../../../engine/compare/duet/plan.ts';
import { environmentSchema } from '../../../../engine/model/environment.ts';
import type { RunRequest } from '../../../../engine/run/request.ts';

it('keeps a third of the blocks that fit for confirmation, and looks three times where rounds are long enough', () => {
  expect(planDuet(305, 10)).toEqual({ detection: 18, looks: 3, confirmation: 10 });
  expect(planDuet(105, 10)).toEqual({ detection: 6, looks: 1, confirmation: 4 });
  expect(planDuet(0, 10)).toEqual({ detection: 4, looks: 1, confirmation: 4 });
});

it('never plans more than fits, beyond the fewest blocks that say anything', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 120 }), (leftS, blockS) => {
      const { detection, looks, confirmation } = planDuet(leftS, blockS);
      expect(detection % looks).toBe(0);
      expect(detection).toBeGreaterThanOrEqual(4);
      if (detection > 4) expect((detection + confirmation) * blockS).toBeLessThanOrEqual(Math.max(leftS, 8 * blockS));
    }),
  );
});

it('turns the order of the sides round in every second block', () => {
  const next = createOrder();
  for (let pair = 0; pair < 20; pair++) expect(new Set([next(), next()])).toEqual(new Set(['base', 'head']));
});

it('counts the time of a budget', () => {
  let now = 1000;
  const budget = startBudget(60, () => now);
  now += 15_000;
  expect([budget.spentS(), budget.leftS()]).toEqual([15, 45]);
});

const requestOf = (environment: object) => ({ environment: environmentSchema.parse(environment) }) as RunRequest;

it('moves every service and the metrics page of a target to another address, and starts nothing there', () => {
  const { environment } = atUrl(
    requestOf({
      services: { api: 'http://127.0.0.1:8080/v1', ws: 'ws://127.0.0.1:8080/live' },
      probes: { metrics: 'http://127.0.0.1:8080/metrics' },
      start: 'node server.js',
    }),
    'https://pr-7.example/shop/',
  );
  expect(environment.services).toEqual({ api: 'https://pr-7.example/shop/v1', ws: 'wss://pr-7.example/shop/live' });
  expect(environment.probes.metrics).toBe('https://pr-7.example/shop/metrics');
  expect(environment.start).toBeUndefined();
});

it('leaves the page of a collector where it is, and gives the usual services where none are named', () => {
  const { environment } = atUrl(
    requestOf({ demo: {}, probes: { metrics: 'http://collector.example:9090/metrics' } }),
    'http://head.localhost:4000',
  );
  expect(environment.probes.metrics).toBe('http://collector.example:9090/metrics');
  expect(environment.services).toEqual({
    api: 'http://head.localhost:4000',
    auth: 'http://head.localhost:4000',
    web: 'http://head.localhost:4000',
    ws: 'ws://head.localhost:4000',
  });
  expect(environment.demo).toBeUndefined();
});
