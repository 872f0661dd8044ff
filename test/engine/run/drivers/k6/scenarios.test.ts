import { describe, expect, test } from 'vitest';
import type { K6Journey } from '../../../../../engine/run/drivers/k6/plan.ts';
import { scenariosOf } from '../../../../../engine/run/drivers/k6/scenarios.ts';
import { stepsOfScript } from '../../../../../engine/run/load/script-steps.ts';
import { journey, journeyWork } from './plans.ts';

const browser = new Set(['viewer']);

function scenarios(journeys: K6Journey[], load: object, secondOpinionS = 0) {
  return scenariosOf({
    journeys,
    load: journeyWork(journeys, load, secondOpinionS).load,
    browser,
    ratesFile: '/runs/one/arrival-rates.json',
  });
}

const stagesOf = (scenario: Readonly<Record<string, unknown>> = {}) => scenario.stages as { duration: string; target: number }[];

describe('scenariosOf', () => {
  test('shares closed users by weight, every plateau exactly', () => {
    const mix = scenarios([journey('a', { weight: 2 }), journey('b', { weight: 1 })], {
      profile: 'stress',
      users: 100,
      steps: 2,
      ramp: '5s',
      hold: '10s',
    });
    expect(mix.a).toMatchObject({ executor: 'ramping-vus', exec: 'journey0', startVUs: 0 });
    const targets = (name: string) => stagesOf(mix[name]).map(({ target }) => target);
    expect(targets('a')).toEqual([33, 33, 67, 67]);
    expect(targets('b')).toEqual([17, 17, 33, 33]);
  });

  test('jumps where a plateau begins at another level', () => {
    const { a } = scenarios([journey('a')], { profile: 'spike', users: 50, base: 5, before: '10s', ramp: 0, hold: '10s', after: '10s' });
    expect(a?.stages).toEqual([
      { duration: '0s', target: 5 },
      { duration: '10000ms', target: 5 },
      { duration: '0s', target: 50 },
      { duration: '10000ms', target: 50 },
      { duration: '0s', target: 5 },
      { duration: '10000ms', target: 5 },
    ]);
  });

  test('a level load is constant users or a constant rate', () => {
    expect(scenarios([journey('a'), journey('b')], { profile: 'smoke' }).b).toMatchObject({
      executor: 'constant-vus',
      vus: 1,
      duration: '30000ms',
    });
    const rate = { profile: 'rate', rate: 10.5, warmUp: '10s', hold: '20s', maxUsers: 90 };
    const { a, b } = scenarios([journey('a', { weight: 2 }), journey('b')], rate);
    expect(a).toMatchObject({
      executor: 'constant-arrival-rate',
      rate: 7000,
      timeUnit: '1000000ms',
      duration: '30000ms',
      preAllocatedVUs: 60,
      maxVUs: 60,
    });
    expect(b).toMatchObject({ rate: 3500, preAllocatedVUs: 30 });
  });

  test('a breakpoint begins at its first rate', () => {
    const { a } = scenarios([journey('a')], { profile: 'breakpoint', fromRate: 10, toRate: 110, over: '100s' });
    expect(a).toMatchObject({ executor: 'ramping-arrival-rate', startRate: 10_000 });
    expect(stagesOf(a)[0]).toEqual({ duration: '10000ms', target: 20_000 });
  });

  test('fixed users stay for the whole load, the second opinion included, and get their browser', () => {
    const mix = scenarios(
      [journey('a'), journey('viewer', { users: 2 })],
      { profile: 'load', users: 10, ramp: '2s', warmUp: 0, hold: '8s' },
      5,
    );
    expect(mix.viewer).toMatchObject({ executor: 'constant-vus', vus: 2, duration: '15000ms', options: { browser: { type: 'chromium' } } });
    expect(mix.a).not.toHaveProperty('options');
    expect(mix).not.toHaveProperty('viewer__open');
  });

  test('the second opinion begins as the hold ends; closed users may finish within it', () => {
    const mix = scenarios(
      [journey('a', { weight: 3 }), journey('b')],
      { profile: 'load', users: 100, ramp: '2s', warmUp: 0, hold: '8s' },
      5,
    );
    expect(mix.a).toMatchObject({ gracefulStop: '8000ms' });
    expect(mix.a__open).toEqual({
      executor: 'headroom-arrivals',
      exec: 'journey0open',
      startTime: '10000ms',
      duration: '5000ms',
      gracefulStop: '3000ms',
      reserve: 19,
      ratesFile: '/runs/one/arrival-rates.json',
      journey: 'a',
    });
    expect(mix.b__open).toMatchObject({ reserve: 6 });
  });

  test('k6 is asked for just the load that was planned', () => {
    const loads = [
      { profile: 'load', users: 101, ramp: '7s', warmUp: '3s', hold: '20s' },
      { profile: 'stress', users: 97, steps: 5, ramp: '5s', hold: '10s' },
      { profile: 'spike', users: 60, base: 7, before: '5s', ramp: '2s', hold: '9s', after: '5s' },
      { profile: 'rate', rate: 30, warmUp: '5s', hold: '10s' },
      {
        profile: 'steps',
        steps: [
          { rate: 10, ramp: '4s', hold: '6s' },
          { rate: 40, hold: '8s' },
        ],
      },
    ];
    for (const load of loads) {
      const journeys = [journey('a', { weight: 5 }), journey('b', { weight: 3 }), journey('c', { weight: 1 })];
      const plan = journeyWork(journeys, load).load;
      for (const step of stepsOfScript({ scenarios: scenarios(journeys, load) }).filter(({ kind }) => kind === 'plateau')) {
        const planned =
          plan.steps.findLast(({ fromS, toS }) => fromS <= step.fromS && step.toS <= toS) ??
          plan.steps.find(({ fromS }) => fromS === step.fromS);
        expect(step.users).toBe(planned?.users);
        if (planned?.arrivalRate != null) expect(step.arrivalRate).toBeCloseTo(planned.arrivalRate, 2);
      }
    }
  });
});
