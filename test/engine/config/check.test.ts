import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkConfiguration } from '../../../engine/config/check.ts';
import { HeadroomError } from '../../../engine/model/error.ts';
import { soundConfiguration } from './project.ts';

function refusal(value: unknown): HeadroomError {
  try {
    checkConfiguration(value, '/project/headroom.config.ts');
  } catch (error) {
    if (error instanceof HeadroomError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

const environment = (fields: object) => ({ ...soundConfiguration, environments: { staging: fields }, defaults: {} });
const scenario = (fields: object) => ({ ...soundConfiguration, scenarios: { mix: { ...soundConfiguration.scenarios.mix, ...fields } } });

describe('a wrong field is named by its path, with what was expected and what was given', () => {
  const cases: readonly [wrong: unknown, line: string][] = [
    [environment({ services: { api: 'stagng' } }), 'environments.staging.services.api: expected a URL, got "stagng"'],
    [
      environment({ services: { api: 'ftp://x.test' } }),
      'environments.staging.services.api: expected a URL that begins with http, https, ws or wss, got "ftp://x.test"',
    ],
    [environment({ maxUsers: 1.5 }), 'environments.staging.maxUsers: expected a whole number, got 1.5'],
    [environment({ maxUsers: 0 }), 'environments.staging.maxUsers: expected at least 1, got 0'],
    [environment({ maxUser: 3 }), 'environments.staging.maxUser: unknown field (did you mean maxUsers?)'],
    [environment({ start: { comand: 'npm start' } }), 'environments.staging.start.command: expected a text, got nothing'],
    [
      environment({ probes: { every: 'often' } }),
      'environments.staging.probes.every: expected a duration such as 30s, 5m or 1h30m, got "often"',
    ],
    [environment({ allowedHosts: 'a.test' }), 'environments.staging.allowedHosts: expected a list, got "a.test"'],
    [
      scenario({ load: { profile: 'lod' } }),
      'scenarios.mix.load.profile: expected "smoke", "load", "stress", "spike", "soak", "breakpoint", "rate" or "steps", got "lod" (did you mean load?)',
    ],
    [scenario({ load: { profile: 'smoke', user: 3 } }), 'scenarios.mix.load.user: unknown field'],
    [scenario({ load: { profile: 'load', users: 3, user: 3 } }), 'scenarios.mix.load.user: unknown field (did you mean users?)'],
    [
      scenario({ load: { profile: 'steps', steps: [{ users: 1, hodl: 3 }] } }),
      'scenarios.mix.load.steps.0.hodl: unknown field (did you mean hold?)',
    ],
    [scenario({ journeys: [] }), 'scenarios.mix.journeys: a scenario needs journeys, or an endpoint, a socket or a page instead'],
    [
      scenario({ endpoint: { path: '/a' } }),
      'scenarios.mix.endpoint: a scenario is one of journeys, endpoint, socket and page; this one has journeys and endpoint',
    ],
    [
      scenario({ journeys: [], endpoint: { path: '/a' }, load: { profile: 'rate', rate: 5 } }),
      'scenarios.mix.load: arrivals are for journeys; the load of one endpoint is a number of connections, given as users',
    ],
    [
      scenario({ journeys: [], socket: { path: '/a' }, pacing: 3 }),
      'scenarios.mix.pacing: belongs to journeys; this scenario loads one socket',
    ],
    [scenario({ journeys: [], endpoint: { path: 'a' } }), 'scenarios.mix.endpoint.path: expected a path that begins with /, got "a"'],
    [
      scenario({ journeys: [], endpoint: { path: '/a', pipeling: 2 } }),
      'scenarios.mix.endpoint.pipeling: unknown field (did you mean pipelining?)',
    ],
    [scenario({ journeys: [], socket: { path: '/a', every: 0 } }), 'scenarios.mix.socket.every: expected at least 10ms, got 0'],
    [scenario({ thinkTime: { min: 'x', max: 1 } }), 'scenarios.mix.thinkTime.min: expected a duration such as 30s, 5m or 1h30m, got "x"'],
    [scenario({ thinkTime: true }), 'scenarios.mix.thinkTime: expected a duration such as 30s, 5m or 1h30m or an object, got true'],
    [
      scenario({ data: { users: { file: 'a.csv', pick: 'uniq' } } }),
      'scenarios.mix.data.users.pick: expected "unique", "perUser", "cycle" or "random", got "uniq" (did you mean unique?)',
    ],
    [
      scenario({ targets: [{ target: 'p95 < 1 s', endpont: 'x' }] }),
      'scenarios.mix.targets.0.endpont: unknown field (did you mean endpoint?)',
    ],
    [{ ...soundConfiguration, tragets: [] }, 'tragets: unknown field (did you mean targets?)'],
    [{ ...soundConfiguration, defaults: { scenario: 'other' } }, 'defaults.scenario: there is no scenario named other'],
    [
      { ...soundConfiguration, environments: { 'Bad Name': {} }, defaults: {} },
      'environments.Bad Name: names are letters, digits and dashes',
    ],
    [
      { ...soundConfiguration, templating: [{ match: '(', replace: '' }] },
      'templating.0.match: Invalid regular expression: /(/g: Unterminated group',
    ],
    [() => soundConfiguration, 'the configuration: expected an object, got a function'],
    [null, 'the configuration: expected an object, got null'],
  ];
  for (const [wrong, line] of cases)
    test(line, () => {
      const error = refusal(wrong);
      expect(error).toMatchObject({ code: 'CONFIG_INVALID', exitCode: 64 });
      expect(error.message).toContain(line);
      expect(error.message).toContain('headroom.config.ts');
      expect(error.hint).not.toBe('');
    });
});

test('every wrong field is listed, and the first suggestion is the hint', () => {
  const error = refusal({ ...environment({ maxUser: 3, services: { api: 'x' } }), x: 1 });
  expect(error.message).toBe(
    'headroom.config.ts has 3 wrong fields:\n  environments.staging.services.api: expected a URL, got "x"\n  environments.staging.maxUser: unknown field (did you mean maxUsers?)\n  x: unknown field',
  );
  expect(error.hint).toBe('environments.staging.maxUser: did you mean maxUsers?');
});

test('a secret written where its name belongs is not printed', () => {
  const error = refusal(environment({ secrets: { API_TOKEN: 'hunter2hunter2' }, headers: { authorization: 77_777_777 } }));
  expect(error.message).toContain(
    "environments.staging.secrets.API_TOKEN: expected an object, got a text (name it: { env: 'NAME' } or { file: 'path' })",
  );
  expect(error.message).not.toMatch(/hunter2|7777/);
});

test('two journeys of one name cannot be told apart in results', () => {
  const journeys = (...list: object[]) => scenario({ journeys: list });
  expect(refusal(journeys({ journey: 'a/x.ts' }, { journey: 'b/a/x.ts' })).message).toContain(
    'scenarios.mix.journeys.1.name: "a-x" is the name of scenarios.mix.journeys.0 too',
  );
  expect(refusal(journeys({ journey: 'a/x.ts', name: 'my orders' })).message).toContain('scenarios.mix.journeys.0.name: expected letters');
  expect(refusal(journeys({ journey: 'a/x.ts', name: 'orders__open' })).message).toContain('not ending in __open');
  expect(
    checkConfiguration(journeys({ journey: 'a/x.ts' }, { journey: 'a/x.ts', name: 'again' }), 'x').scenarios.mix?.journeys,
  ).toHaveLength(2);
});

describe('whatever is given, it is a configuration or refused as one', () => {
  const orRefused = (value: unknown) => {
    try {
      JSON.stringify(checkConfiguration(value, 'headroom.config.ts'));
    } catch (error) {
      expect(error).toBeInstanceOf(HeadroomError);
      expect((error as HeadroomError).message.length).toBeLessThan(20_000);
    }
  };

  test('anything at all', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true }),
        orRefused,
      ),
      { numRuns: 300 },
    );
  });

  test('a sound one with anything in the place of one of its parts', () => {
    const places = pathsOf(soundConfiguration);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.anything(), (path, part) => orRefused(withPart(soundConfiguration, path, part))),
      { numRuns: 300 },
    );
  });

  test('getters that throw, cycles, and names of Object itself', () => {
    const cycle: Record<string, unknown> = { ...soundConfiguration };
    cycle.environments = { staging: { services: cycle } };
    const thrower = {
      ...soundConfiguration,
      get scenarios() {
        throw new Error('no');
      },
    };
    for (const value of [
      cycle,
      thrower,
      new Proxy({}, { get: () => undefined, ownKeys: () => ['a'] }),
      JSON.parse('{"environments":{"__proto__":{}},"scenarios":{"constructor":3}}'),
    ])
      orRefused(value);
  });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, Array.isArray(value) ? Number(key) : key]))];
}

function withPart(value: unknown, [step, ...rest]: Path, part: unknown): unknown {
  if (step === undefined) return part;
  if (Array.isArray(value)) return value.map((inner, index) => (index === step ? withPart(inner, rest, part) : inner));
  return { ...(value as object), [step]: withPart((value as Record<string, unknown>)[step], rest, part) };
}
