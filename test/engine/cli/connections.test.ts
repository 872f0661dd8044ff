import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configuration, type Ended, makeProject } from './project.ts';

const secret = 'token-of-the-environment-4711';
const demo = { demo: { orders: 500, users: 10, heartbeatClock: 60 }, maxLateness: '5s', headers: { authorization: { env: 'API_TOKEN' } } };
const guest = { service: 'auth', path: '/auth/guest' };
const short = {
  profile: 'steps',
  steps: [
    { users: 2, hold: '2s' },
    { users: 6, ramp: '1s', hold: '3s' },
  ],
};
const project = makeProject({
  'headroom.config.ts': configuration({
    environments: { demo },
    scenarios: {
      carriers: {
        endpoint: { path: '/api/carriers', rate: 600 },
        load: short,
        targets: ['p95 < 2 s', 'errorRate < 1 %', 'connections >= 6'],
      },
      orders: {
        endpoint: { path: '/api/orders?limit=2', rate: 300, headers: { authorization: 'Bearer {token}' }, token: guest },
        load: short,
        targets: ['errorRate < 1 %'],
      },
      sockets: {
        socket: {
          path: '/ws/tracking?token={token}',
          token: guest,
          greeting: [{ type: 'subscribe', orders: [1, 2] }],
          messages: [{ type: 'ping', id: '{id}', sentAt: '{now}' }],
          every: '10ms',
          heartbeat: { silent: 1, clock: 60 },
        },
        load: short,
        targets: [{ target: 'wsRoundTrip p95 < 2 s', at: { connections: 6 } }, 'wsErrorRate < 1 %', 'checks > 99 %'],
      },
    },
  }),
});
beforeAll(() => {
  process.env.API_TOKEN = secret;
});
afterAll(() => {
  delete process.env.API_TOKEN;
  project.remove();
});

const runs = () => path.join(project.folder, '.headroom', 'runs');
const filesOf = (run: string) => readdirSync(path.join(runs(), run)).toSorted();
const newest = () => readdirSync(runs()).toSorted().at(-1) ?? '';

describe('a run of connections', () => {
  test('to one endpoint is judged, reported and sealed like any other', async () => {
    const { code, stdout, stderr } = await project.run('run', 'carriers');
    expect(stderr).toContain('GET /api/carriers, up to 6 connections');
    expect(stdout).toContain('6 connections held 3 s');
    expect(stdout).not.toMatch(/journeys|users/);
    expect(code).toBe(0);
    const run = newest();
    expect(filesOf(run)).toEqual(['errors.json', 'generator.log', 'measurements.parquet', 'report.html', 'report.json', 'run.json']);
    const report = JSON.parse(readFileSync(path.join(runs(), run, 'report.json'), 'utf8'));
    expect(report.run.provenance.driver).toMatchObject({ kind: 'autocannon', recording: 'recorder' });
    expect(report.chips).toMatchObject({ target: 'pass' });
    expect(report.endpoints.map(({ name }: { name: string }) => name)).toEqual(['GET /api/carriers']);
    const html = readFileSync(path.join(runs(), run, 'report.html'), 'utf8');
    expect(html).toContain('Connections open at once');
    expect(html).toContain('6 connections');
    expect(html).not.toContain('journeys/h');
    for (const file of filesOf(run)) expect(readFileSync(path.join(runs(), run, file)).includes(secret)).toBe(false);
  });

  test('can sign in first, and a baseline of it is compared with', async () => {
    expect((await project.run('run', 'orders')).code).toBe(0);
    expect((await project.run('baseline', 'approve', newest(), '--why', 'first')).code).toBe(0);
    const { code, stdout } = await project.run('run', 'orders');
    expect(stdout).toContain('learning 1 of 6');
    expect(code).toBe(0);
  });

  test('to one socket tells of round trips and of the heartbeat', async () => {
    const { code, stdout } = await project.run('run', 'sockets');
    expect(stdout).toContain('6 connections held 3 s: p95');
    expect(stdout).toMatch(/\d round trips · .* round trips\/s · none failed/);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/wsRoundTrip p95 < 2 s at 6 .*connections/);
    expect(code).toBe(0);
    const html = readFileSync(path.join(runs(), newest(), 'report.html'), 'utf8');
    expect(html).toContain('Round trip against load');
    expect(html).toContain('a silent connection is ended after 60 s');
    expect(html).toContain('The heartbeat ran 60 times as fast as it says.');
  });
});

describe('before anything is sent', () => {
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.url !== '/') asked += 1;
    response.writeHead(request.url === '/token' ? 403 : 200).end('{"no":1}');
  });
  let url = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const load = { profile: 'load', users: 5, ramp: 0, hold: '1s', warmUp: 0 };
  const endpoint = { path: '/x' };
  const cases: readonly [what: string, environment: object, scenario: object, exit: number, says: readonly string[]][] = [
    ['a service that is not there', {}, { endpoint: { ...endpoint, service: 'shop' } }, 64, ['CONFIG_INVALID', 'shop', 'It has api']],
    ['a proxy', { proxy: 'http://127.0.0.1:9' }, { endpoint }, 64, ['CONFIG_INVALID', 'proxy']],
    ['a rate of less than one for each connection', {}, { endpoint: { ...endpoint, rate: 4 } }, 64, ['CONFIG_INVALID', '5 connections']],
    ['more connections than the environment allows', { maxUsers: 4 }, { endpoint }, 64, ['USERS_CEILING']],
    [
      'a heartbeat slower than the silence',
      {},
      { socket: { path: '/', service: 'api', heartbeat: { every: 60 } } },
      64,
      ['CONFIG_INVALID', 'silence'],
    ],
    ['a token that is not given', {}, { endpoint: { ...endpoint, token: { path: '/token' } } }, 65, ['SCRIPT_ERROR', '403', 'accessToken']],
    ['a host that is not allowed', { services: { api: 'http://192.0.2.1' } }, { endpoint }, 64, ['HOST_NOT_ALLOWED', '192.0.2.1']],
  ];
  test.each(cases)('%s is refused', async (_, environment, scenario, exit, says) => {
    asked = 0;
    const refused = makeProject({
      'headroom.config.ts': configuration({
        environments: { here: { services: { api: url }, ...environment } },
        scenarios: { s: { ...scenario, load } },
      }),
    });
    const ended: Ended = await refused.run('run');
    refused.remove();
    for (const text of says) expect(ended.stderr).toContain(text);
    expect(ended.code).toBe(exit);
    expect(asked).toBe(says.includes('403') ? 1 : 0);
  });

  test('a gate of sockets is refused, with what to do', async () => {
    const { code, stderr } = await project.run('gate', 'sockets');
    expect(stderr).toContain('USAGE: A gate judges requests');
    expect(code).toBe(64);
  });
});
