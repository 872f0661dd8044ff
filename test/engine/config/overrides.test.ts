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
    [{ scenario: 'mxi', users: 3 }, 'SCENARIO_UNKNOWN', /no scenario mxi/],
    [{ set: ['environments'] }, 'USAGE', /expected path=value/],
    [{ set: ['=3'] }, 'USAGE', /expected path=value/],
    [{ set: ['__proto__.polluted=3'] }, 'USAGE', /expected path=value/],
    [{ set: ['scenarios.mix.journeys.9.weight=3'] }, 'USAGE', /the list has 2 entries/],
    [{ set: ['defaults.scenario.name=3'] }, 'USAGE', /defaults\.scenario is no object/],
  ];
  for (const [overrides, code, message] of cases)
    test(message.source, () => {
      expect(() => applyOverrides(soundConfiguration, overrides)).toThrow(
        expect.objectContaining({ code, message: expect.stringMatching(message) }),
      );
    });

  test('without a word which scenario is meant', () => {
    expect(() => applyOverrides({ ...soundConfiguration, defaults: {} }, { users: 3 })).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining('need to know the scenario') }),
    );
  });

  test('whatever they say', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.array(
          fc.oneof(
            fc.string(),
            fc.tuple(fc.array(fc.string(), { minLength: 1 }), fc.string()).map(([path, value]) => `${path.join('.')}=${value}`),
          ),
        ),
        fc.option(fc.integer(), { nil: undefined }),
        (value, set, users) => {
          try {
            applyOverrides(value, { set, users });
          } catch (error) {
            expect(error).toBeInstanceOf(HeadroomError);
          }
          expect(Object.getPrototypeOf({})).not.toHaveProperty('polluted');
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('what was given is not changed', () => {
  const before = JSON.stringify(soundConfiguration);
  applyOverrides(soundConfiguration, { users: 3, set: ['scenarios.mix.journeys.0.weight=9', 'targets.0=p95 < 2 s'] });
  expect(JSON.stringify(soundConfiguration)).toBe(before);
});
