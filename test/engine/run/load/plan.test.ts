import { describe, expect, test } from 'vitest';
import type { LoadProfile } from '../../../../engine/model/scenario.ts';
import { scenarioSchema } from '../../../../engine/model/scenario.ts';
import { planLoad, secondOpinionSeconds } from '../../../../engine/run/load/plan.ts';

type Load = { profile: LoadProfile['profile'] } & Record<string, unknown>;

function scenarioOf(load: Load, journeys: object[] = [{ journey: 'a.ts' }], rest: object = {}) {
  return scenarioSchema.parse({ journeys, load, ...rest });
}

/** Steps in short: `role from-to level`. */
function steps(load: Load, targetUsers: number[] = [], secondOpinionS = 0, journeys?: object[]) {
  return planLoad({ scenario: scenarioOf(load, journeys), targetUsers, secondOpinionS }).steps.map(
    ({ role, fromS, toS, users, arrivalRate }) => `${role} ${fromS}-${toS} ${users === null ? `${arrivalRate}/s` : users}`,
  );
}

describe('planLoad', () => {
  test('smoke gives every journey one user', () => {
    expect(steps({ profile: 'smoke' })).toEqual(['hold 0-30 1']);
    expect(steps({ profile: 'smoke' }, [], 0, [{ journey: 'a.ts' }, { journey: 'b.ts', weight: 9 }])).toEqual(['hold 0-30 2']);
  });

  test('load and soak ramp, warm up, then hold for the full time', () => {
    expect(steps({ profile: 'load', users: 100 })).toEqual(['ramp 0-120 100', 'warm-up 120-150 100', 'hold 150-450 100']);
    expect(steps({ profile: 'soak', users: 50 })).toEqual(['ramp 0-300 50', 'warm-up 300-360 50', 'hold 360-14760 50']);
  });

  test('a warm-up of no length leaves no step', () => {
    expect(steps({ profile: 'load', users: 9, ramp: '10s', warmUp: 0, hold: '20s' })).toEqual(['ramp 0-10 9', 'hold 10-30 9']);
  });

  test('stress climbs evenly and holds at the top', () => {
    expect(steps({ profile: 'stress', users: 100, steps: 3, ramp: '5s', hold: '10s' })).toEqual([
      'ramp 0-5 33',
      'step 5-15 33',
      'ramp 15-20 67',
      'step 20-30 67',
      'ramp 30-35 100',
      'hold 35-45 100',
    ]);
  });

  test('a target that names users makes their plateau a hold too', () => {
    const load: Load = { profile: 'stress', users: 100, steps: 2, ramp: '5s', hold: '10s' };
    expect(steps(load, [50])[1]).toBe('hold 5-15 50');
    expect(steps(load, [51])[1]).toBe('step 5-15 50');
  });

  test('spike holds at the spike and ends where it began', () => {
    expect(steps({ profile: 'spike', users: 200, base: 20, before: '30s', ramp: '2s', hold: '40s', after: '30s' })).toEqual([
      'step 0-30 20',
      'ramp 30-32 200',
      'hold 32-72 200',
      'ramp 72-74 20',
      'step 74-104 20',
    ]);
  });

  test('breakpoint is one rising line in ten parts, without a hold', () => {
    const parts = steps({ profile: 'breakpoint', fromRate: 10, toRate: 110, over: '100s' });
    expect(parts).toHaveLength(10);
    expect(parts[0]).toBe('ramp 0-10 20/s');
    expect(parts[9]).toBe('ramp 90-100 110/s');
    const plan = planLoad({
      scenario: scenarioOf({ profile: 'breakpoint', fromRate: 10, toRate: 110, maxUsers: 300 }),
      secondOpinionS: 20,
    });
    expect(plan).toMatchObject({ startRate: 10, peakUsers: 300, maxUsers: 300 });
  });

  test('rate warms up at the rate it holds', () => {
    expect(steps({ profile: 'rate', rate: 25, warmUp: '10s', hold: '20s' })).toEqual(['warm-up 0-10 25/s', 'hold 10-30 25/s']);
  });

  test('own steps: the last plateau at the highest load is the hold, its warm-up comes off it', () => {
    const load: Load = {
      profile: 'steps',
      steps: [
        { users: 10, ramp: '5s', hold: '10s' },
        { users: 20, ramp: '5s', hold: '15s', warmUp: '5s' },
        { users: 10, hold: '10s' },
      ],
    };
    expect(steps(load)).toEqual(['ramp 0-5 10', 'step 5-15 10', 'ramp 15-20 20', 'warm-up 20-25 20', 'hold 25-35 20', 'step 35-45 10']);
  });

  test('steps of users and of rates cannot be mixed, and each needs one of them', () => {
    const mixed: Load = {
      profile: 'steps',
      steps: [
        { users: 1, hold: '1s' },
        { rate: 1, hold: '1s' },
      ],
    };
    expect(() => steps(mixed)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID', message: 'load.steps mixes users and rate.' }));
    for (const step of [{ hold: '1s' }, { users: 1, rate: 1, hold: '1s' }])
      expect(() => steps({ profile: 'steps', steps: [step] })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  test('a profile of no length is refused', () => {
    expect(() => steps({ profile: 'smoke', hold: 0 })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  test('the second opinion comes last, has no planned rate, and a reserve of users', () => {
    const load: Load = { profile: 'load', users: 100, ramp: '1s', warmUp: 0, hold: '10s' };
    expect(steps(load, [], 20).at(-1)).toBe('second-opinion 11-31 null/s');
    const plan = planLoad({ scenario: scenarioOf(load, [{ journey: 'a.ts' }, { journey: 'b.ts', users: 2 }]), secondOpinionS: 20 });
    expect(plan).toMatchObject({ durationS: 31, peakUsers: 102, maxUsers: 127 });
  });

  test('open profiles and scenarios without shared users have no second opinion', () => {
    expect(steps({ profile: 'rate', rate: 5, warmUp: 0 }, [], 20)).toEqual(['hold 0-300 5/s']);
    expect(steps({ profile: 'smoke' }, [], 20, [{ journey: 'a.ts', users: 3 }])).toEqual(['hold 0-30 3']);
  });

  test('fixed users alone are counted once', () => {
    const plan = planLoad({ scenario: scenarioOf({ profile: 'smoke' }, [{ journey: 'a.ts', users: 3 }]), secondOpinionS: 0 });
    expect(plan).toMatchObject({ peakUsers: 3, maxUsers: 3 });
  });

  test('a second opinion is as long as told, else a minute for targets that name users', () => {
    const load: Load = { profile: 'load', users: 1 };
    expect(secondOpinionSeconds(scenarioOf(load, undefined, { secondOpinion: '20s' }), [])).toBe(20);
    expect(secondOpinionSeconds(scenarioOf(load, undefined, { secondOpinion: 0 }), [1])).toBe(0);
    expect(secondOpinionSeconds(scenarioOf(load), [1])).toBe(60);
    expect(secondOpinionSeconds(scenarioOf(load), [])).toBe(0);
  });
});
