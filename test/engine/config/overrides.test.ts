import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../../engine/config/index.ts';
import { applyOverrides, type Overrides } from '../../../engine/config/overrides.ts';
import { HeadroomError } from '../../../engine/model/error.ts';
import { project, soundConfiguration, soundFiles } from './project.ts';

const load = async (overrides: Overrides) => (await loadConfiguration({ folder: project(soundFiles), overrides })).configuration;

describe('flags change the configuration before it is checked', () => {
  test('--users and --duration, in the scenario that is run', async () => {
    expect((await load({ users: 7, duration: '45s' })).scenarios.mix?.load).toMatchObject({ profile: 'load', users: 7, hold: 45 });
    expect((await load({ scenario: 'smoke', duration: '3s' })).scenarios.smoke?.load).toEqual({ profile: 'smoke', hold: 3 });
  });

  test('--users scales steps, --duration lengthens the one that is judged', () => {
    const steps = [
      { users: 250, hold: '10s' },
      { users: 1000, ramp: '5s', hold: '65s' },
      { users: 1000, hold: 5 },
      { users: 0, ramp: 9 },
    ];
    const changed = applyOverrides(
      { scenarios: { growing: { journeys: [], load: { profile: 'steps', steps } } } },
      { users: 100, duration: 20 },
    );
    expect(changed).toEqual({
      scenarios: {
        growing: {
          journeys: [],
          load: {
            profile: 'steps',
            steps: [
              { users: 25, hold: '10s' },
              { users: 100, ramp: '5s', hold: '65s' },
              { users: 100, hold: 20 },
              { users: 0, ramp: 9 },
            ],
          },
        },
      },
    });
  });

  test('--set, with JSON or a text, in lists and in what is not there yet', async () => {
    const set = [
      'environments.staging.maxUsers=200',
      'environments.staging.start=npm start',
      'scenarios.mix.journeys.0.weight=9',
      'scenarios.mix.thinkTime={"min":1,"max":"2s"}',
      'environments.staging.probes.process=false',
      'scenarios.mix.targets.2=p99 < 1 s',
    ];
    const { environments, scenarios } = await load({ set });
    expect(environments.staging).toMatchObject({ maxUsers: 200, start: { command: 'npm start' }, probes: { process: false } });
    expect(scenarios.mix).toMatchObject({
      journeys: [{ weight: 9 }, {}],
      thinkTime: { minS: 1, maxS: 2 },
      targets: [{}, {}, { target: 'p99 < 1 s' }],
    });
  });

  test('and what they break is found, with its path', async () => {
    await expect(load({ users: 0 })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('scenarios.mix.load.users: expected at least 1, got 0'),
    });
    await expect(load({ set: ['environments.staging.maxUser=2'] })).rejects.toMatchObject({ hint: expect.stringContaining('maxUsers') });
  });
});

describe('flags that cannot be followed are refused', () => {
  const cases: readonly [Overrides, code: string, message: RegExp][] = [
    [{ scenario: 'smoke', users: 3 }, 'USAGE', /--users does not fit scenario smoke, whose load profile is smoke/],
    [{ scenario: 'open', users: 3 }, 'USAGE', /--users does not fit scenario open, whose load profile is steps/],
    [{ scenario: 'odd', duration: 3 }, 'USAGE', /--duration does not fit scenario odd, whose load profile is constructor/],
    [{ scenario: 'mxi', users: 3 }, 'SCENARIO_UNKNOWN', /no scenario mxi/],
    [{ set: ['environments'] }, 'USAGE', /expected path=value/],
    [{ set: ['=3'] }, 'USAGE', /expected path=value/],
    [{ set: ['__proto__.polluted=3'] }, 'USAGE', /expected path=value/],
    [{ set: ['scenarios.mix.journeys.9.weight=3'] }, 'USAGE', /the list has 2 entries/],
    [{ set: ['defaults.scenario.name=3'] }, 'USAGE', /defaults\.scenario is no object/],
  ];
  for (const [overrides, code, message] of cases)
    test(message.source, () => {
      const more = { open: { load: { profile: 'steps', steps: [{ rate: 3 }] } }, odd: { load: { profile: 'constructor' } } };
      const written = { ...soundConfiguration, scenarios: { ...soundConfiguration.scenarios, ...more } };
      expect(() => applyOverrides(written, overrides)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
    });

  test('without a word which scenario is meant', () => {
    expect(() => applyOverrides({ ...soundConfiguration, defaults: {} }, { users: 3 })).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining('need to know the scenario') }),
    );
  });

  test('whatever they say, of whatever is written', () => {
    const assignment = fc.tuple(fc.array(fc.string(), { minLength: 1 }), fc.string()).map(([path, value]) => `${path.join('.')}=${value}`);
    const load = fc.record({ profile: fc.oneof(fc.constantFrom('load', 'steps', 'rate'), fc.anything()), steps: fc.array(fc.anything()) });
    const written = fc.oneof(
      fc.anything(),
      load.map((one) => ({ scenarios: { mix: { load: one } } })),
    );
    const flags = fc.record({
      set: fc.array(fc.oneof(fc.string(), assignment)),
      users: fc.option(fc.integer(), { nil: undefined }),
      duration: fc.option(fc.string(), { nil: undefined }),
    });
    fc.assert(
      fc.property(written, flags, (value, overrides) => {
        try {
          applyOverrides(value, overrides);
        } catch (error) {
          expect(error).toBeInstanceOf(HeadroomError);
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

test('what was given is not changed', () => {
  const before = JSON.stringify(soundConfiguration);
  applyOverrides(soundConfiguration, { users: 3, set: ['scenarios.mix.journeys.0.weight=9', 'targets.0=p95 < 2 s'] });
  expect(JSON.stringify(soundConfiguration)).toBe(before);
});
