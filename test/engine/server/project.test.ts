import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runEstimateSchema } from '../../../engine/model/api/job.ts';
import { type Project, projectSchema } from '../../../engine/model/api/project.ts';
import { type ErrorCode, errorCodes, HeadroomError } from '../../../engine/model/error.ts';
import { failureOf, statusOf } from '../../../engine/server/failure.ts';
import type { Server } from '../../../engine/server/index.ts';
import { demoProject } from './demo-project.ts';
import { listen } from './reader.ts';
import { ask, folderOf, serve } from './workbench.ts';

const folder = demoProject();
let server: Server;
beforeAll(async () => {
  server = await serve({ folder });
});
afterAll(() => server.close());
const project = async (): Promise<Project> => (await ask(server, '/api/project')).json();
const open = async (other: string) => await ask(server, '/api/project', { method: 'POST', body: { folder: other } });

test('the project says what can be started, and nothing secret', async () => {
  const found = await project();
  expect(Object.keys(found).sort()).toEqual(Object.keys(projectSchema.shape).sort());
  expect(found).toMatchObject({
    name: path.basename(folder),
    readOnly: false,
    problem: null,
    currency: null,
    defaults: { environment: 'demo', scenario: 'smoke' },
    schedules: [{ name: 'twice', scenario: 'short', environment: null, sessions: 2 }],
    counts: { runs: 0, campaigns: 0, baselines: 0 },
  });
  expect(found.scenarios.map(({ name, kind, unit, plannedS }) => [name, kind, unit, plannedS])).toEqual([
    ['smoke', 'journeys', 'user', 60],
    ['short', 'journeys', 'user', 2],
    ['crowd', 'journeys', 'user', 20],
    ['endpoint', 'endpoint', 'connection', 2],
  ]);
  const [demo, staging] = found.environments;
  expect(demo).toMatchObject({ kind: 'demo', maxUsers: 50, services: {} });
  expect(demo?.switches.find(({ name }) => name === 'cache')).toMatchObject({ on: false });
  expect(staging).toEqual({
    name: 'staging',
    kind: 'address',
    maxUsers: 10_000,
    services: { api: 'https://staging.example/v1' },
    switches: [],
  });
  expect(found.policies.some(({ builtIn }) => builtIn)).toBe(true);
  expect(JSON.stringify(found)).not.toMatch(/secret|hidden|STAGING_TOKEN/);
});

test('a run is estimated before it is started; one that is not allowed says why', async () => {
  const estimate = async (body: object) => await ask(server, '/api/estimate', { method: 'POST', body });
  const usual = runEstimateSchema.parse((await estimate({})).json());
  expect(usual).toMatchObject({ scenario: 'smoke', environment: 'demo', loadS: 60, peakUsers: 1, maxUsers: 50 });
  expect(usual.totalS).toBeGreaterThan(60);
  expect((await estimate({ scenario: 'crowd', users: 10, duration: '5s' })).json()).toMatchObject({ loadS: 5, peakUsers: 10 });
  const most = await estimate({ scenario: 'crowd', users: 51 });
  expect(most.status).toBe(400);
  expect(most.json()).toMatchObject({ code: 'USERS_CEILING' });
  expect((await estimate({ switches: ['cache=maybe'] })).json()).toMatchObject({ code: 'USAGE' });
});

test('a folder of runs is looked at, never written to, and the project comes back', async () => {
  const other = folderOf();
  mkdirSync(path.join(other, '.headroom', 'runs'), { recursive: true });
  const reader = await listen(server);
  for (const place of [other, path.join(other, '.headroom'), path.join(other, '.headroom', 'runs')]) {
    const opened = await open(place);
    expect(opened.status).toBe(200);
    expect(opened.json()).toMatchObject({ name: path.basename(other), readOnly: true, problem: { code: 'CONFIG_MISSING' } });
  }
  await reader.until(({ event, data }) => event === 'stored' && data.what === 'project');
  for (const [place, body] of [
    ['/api/jobs', { kind: 'run' }],
    ['/api/runs/x/notes', { text: 'x' }],
    ['/api/baselines', { run: 'x', why: 'x' }],
    ['/api/baselines/x/retirement', { why: 'x' }],
  ] as const) {
    const refused = await ask(server, place, { method: 'POST', body });
    expect(refused.json()).toMatchObject({ code: 'READ_ONLY' });
    expect(refused.status).toBe(409);
  }
  expect((await open('.')).json()).toMatchObject({ name: path.basename(folder), readOnly: false });
  await reader.close();
});

test.each(['/', 'scenarios', 'nowhere', '../..', 'headroom.config.ts'])('%s is no folder of runs', async (place) => {
  const refused = await open(place);
  expect(refused.json()).toMatchObject({ code: 'FOLDER_UNKNOWN' });
  expect(refused.status).toBe(404);
  expect((await project()).readOnly).toBe(false);
});

test('a file named .headroom is told, and the workbench goes on', async () => {
  const said: string[] = [];
  const other = await serve({ folder: folderOf({ '.headroom': 'mine' }), say: (text) => said.push(text) });
  expect(said.join()).toContain('a file has that name');
  await other.close();
});

test('a configuration that is wrong is a problem of its own, and gone once it is mended', async () => {
  const broken = folderOf({ 'headroom.config.ts': 'export default { scenarios: 3 };' });
  const other = await serve({ folder: broken });
  expect((await ask(other, '/api/project')).json()).toMatchObject({ problem: { code: 'CONFIG_INVALID' }, scenarios: [] });
  expect((await ask(other, '/api/jobs', { method: 'POST', body: { kind: 'run' } })).status).toBe(409);
  cpSync(path.join(folder, 'scenarios'), path.join(broken, 'scenarios'), { recursive: true });
  cpSync(path.join(folder, 'headroom.config.ts'), path.join(broken, 'headroom.config.ts'));
  expect((await ask(other, '/api/project')).json()).toMatchObject({ problem: null, defaults: { scenario: 'smoke' } });
  await other.close();
});

test('the checks of this machine are those that are given', async () => {
  expect((await ask(server, '/api/doctor')).json()).toEqual({ checks: [{ what: 'k6', state: 'good', found: 'here', mend: '' }] });
});

test('every error of ours has a status, and a bug tells its message alone', () => {
  for (const code of Object.keys(errorCodes) as ErrorCode[])
    expect([400, 404, 409, 500]).toContain(statusOf(new HeadroomError(code, 'what', 'next')));
  expect(statusOf(new TypeError('x'))).toBe(500);
  expect(failureOf(new TypeError('x'))).toMatchObject({ code: 'BUG', message: 'x' });
});
