import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configuration, type Ended, makeProject } from './project.ts';

const server = createServer((_, response) => response.end('{}'));
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const journey = "import http from 'k6/http';\nexport default function () { http.get(JSON.parse(__ENV.HEADROOM_CONTEXT).services.api); }\n";
const scenario = { journeys: [{ journey: 'journey.ts' }], load: { profile: 'smoke', hold: '1s' } };

/** One message on stderr that names the input, its code and a hint, nothing on stdout, no stack. */
function expectFailure({ code, stdout, stderr }: Ended, exit: number, error: string, ...named: string[]) {
  expect(stderr).toContain(`${error}: `);
  for (const name of named) expect(stderr).toContain(name);
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^ {2}\S/);
  expect(stderr).not.toMatch(/\n\s+at .*\.ts:/);
  expect(stdout).toBe('');
  expect(code).toBe(exit);
}

test('a wrong field names its path', async () => {
  const project = makeProject({
    'headroom.config.ts': configuration({ environments: { here: { services: { api: 'stagng' } } }, scenarios: { s: scenario } }),
    'journey.ts': journey,
  });
  expectFailure(await project.run('run'), 64, 'CONFIG_INVALID', 'environments.here.services.api');
  project.remove();
});

test('a missing journey, scenario, script and configuration are each named', async () => {
  const environments = { here: { services: { api: url } } };
  const missing = makeProject({
    'headroom.config.ts': configuration({ environments, scenarios: { s: { ...scenario, journeys: [{ journey: 'jurney.ts' }] } } }),
    'journey.ts': journey,
  });
  expectFailure(await missing.run('run'), 64, 'JOURNEY_MISSING', 'jurney.ts', 'journey.ts');
  missing.remove();
  const project = makeProject({
    'headroom.config.ts': configuration({ environments, scenarios: { checkout: scenario } }),
    'journey.ts': journey,
  });
  expectFailure(await project.run('run', 'chekout'), 64, 'SCENARIO_UNKNOWN', 'chekout', 'checkout');
  expectFailure(await project.run('run', './nowhere.js'), 64, 'JOURNEY_MISSING', 'nowhere.js');
  project.remove();
  const empty = makeProject({});
  expectFailure(await empty.run('run'), 64, 'CONFIG_MISSING', 'headroom.config.ts');
  empty.remove();
});

test('a port in use, a host that is not allowed, a target that is down: before anything is sent', async () => {
  const environments = {
    taken: { services: { api: url }, start: 'sleep 5', health: { url } },
    forbidden: { services: { api: 'http://192.0.2.1/' } },
    down: { services: { api: 'http://127.0.0.1:9/' } },
  };
  const project = makeProject({ 'headroom.config.ts': configuration({ environments, scenarios: { s: scenario } }), 'journey.ts': journey });
  expectFailure(await project.run('run', '--env', 'taken'), 69, 'PORT_IN_USE', url);
  expectFailure(await project.run('run', '--env', 'forbidden'), 64, 'HOST_NOT_ALLOWED', '192.0.2.1');
  expectFailure(await project.run('run', '--env', 'down'), 69, 'TARGET_DOWN', 'api', '127.0.0.1:9');
  expect((await project.run('runs', '--json')).stdout.trim()).toBe('[]');
  project.remove();
});

test('a script error shows the message and the line of k6', async () => {
  const project = makeProject({
    'broken.js': 'export default function () {\n  nothing.here();\n}\n',
    'syntax.js': 'export default function ( {',
  });
  const thrown = await project.run('run', './broken.js');
  expect(thrown.stderr).toContain('nothing is not defined');
  expect(thrown.stderr).toContain('broken.js:2');
  expectFailure(await project.run('run', './syntax.js'), 65, 'SCRIPT_ERROR', 'syntax.js');
  project.remove();
});

test('flags and verbs that do not exist end with usage', async () => {
  const project = makeProject({});
  for (const args of [
    ['rnu'],
    ['run', '--userz', '3'],
    ['run', '--users', 'many'],
    ['report', 'latest', '--format', 'pdf'],
    ['baseline', 'bless'],
    [],
  ])
    expect((await project.run(...args)).code, args.join(' ')).toBe(64);
  const { code, stdout } = await project.run('report', 'latest', '--json');
  expect(code).toBe(64);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'RUN_UNKNOWN', hint: expect.any(String) } });
  project.remove();
});
