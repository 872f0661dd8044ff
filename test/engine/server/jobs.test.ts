import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Job } from '../../../engine/model/api/job.ts';
import { jobSchema } from '../../../engine/model/api/job.ts';
import { liveStateSchema } from '../../../engine/model/api/live.ts';
import type { Server } from '../../../engine/server/index.ts';
import { openStore } from '../../../engine/store/index.ts';
import { demoProject } from './demo-project.ts';
import { listen } from './reader.ts';
import { ask, serve } from './workbench.ts';

const folder = demoProject();
let server: Server;
beforeAll(async () => {
  server = await serve({ folder });
});
afterAll(() => server.close());

const start = async (order: object) => await ask(server, '/api/jobs', { method: 'POST', body: order });
const stop = async (id: string): Promise<Job> => (await ask(server, `/api/jobs/${id}/stop`, { method: 'POST' })).json();
const jobOf = async (id: string): Promise<Job> => (await ask(server, `/api/jobs/${id}`)).json();
const ended = async (id: string): Promise<Job> => {
  await expect.poll(async () => (await jobOf(id)).endedAt, { timeout: 60_000, interval: 100 }).not.toBeNull();
  return await jobOf(id);
};
const alive = () => spawnSync('pgrep', ['-f', folder], { encoding: 'utf8' }).stdout.trim();

/** Of the k6 that this server started, whichever place it was built to. */
function generatorPids(): number[] {
  const children = spawnSync('pgrep', ['-P', String(process.pid), '-f', 'k6.* run '], { encoding: 'utf8' }).stdout;
  return children.split('\n').filter(Boolean).map(Number);
}

test('a run is started, watched, and stopped in good order: what was measured is sealed', async () => {
  const reader = await listen(server);
  const started = await start({ kind: 'run', scenario: 'smoke', seed: 7 });
  expect(started.status).toBe(200);
  const job = jobSchema.parse(started.json());
  expect(job).toMatchObject({ title: 'smoke in demo', state: 'running', made: null, failure: null, live: null });
  const of = (one: { readonly data: Readonly<Record<string, unknown>> }) => one.data.job === job.id;
  await reader.until(({ event, data }) => event === 'job' && String(data.phase).startsWith('Load begins'));

  const second = await start({ kind: 'run', scenario: 'short' });
  expect(second.status).toBe(409);
  expect(second.json()).toMatchObject({ code: 'JOB_RUNNING', message: 'smoke in demo is going on.' });
  expect((await ask(server, '/api/project', { method: 'POST', body: { folder: '.' } })).status).toBe(409);

  const live = await reader.until((one) => one.event === 'live' && of(one) && (one.data.live as { elapsedS: number }).elapsedS > 4);
  const state = liveStateSchema.parse(live.data.live);
  expect(state).toMatchObject({ unit: 'user', users: 1, plannedS: 60, errors: [], generator: { state: 'good' } });
  expect(state.limits.map(({ text }) => text)).toEqual(['errorRate < 1 %', 'p95 < 2 s']);
  const sent = reader.heard.filter((one) => one.event === 'live' && of(one)).flatMap((one) => liveStateSchema.parse(one.data.live).seconds);
  const atS = sent.map((second) => second.atS);
  expect(atS.length).toBeGreaterThan(2);
  expect(atS).toEqual([...new Set(atS)].sort((a, b) => a - b));
  expect(sent.some(({ p95, requestsPerSecond }) => p95 !== null && (requestsPerSecond ?? 0) > 0)).toBe(true);
  const going = await jobOf(job.id);
  expect(going.live?.seconds.length).toBeGreaterThanOrEqual(atS.length);
  expect(going.progress).toBeGreaterThan(0);
  expect(going.leftS).toBeGreaterThan(40);

  const asked = performance.now();
  expect(await stop(job.id)).toMatchObject({ state: 'stopping' });
  const last = await ended(job.id);
  expect(performance.now() - asked).toBeLessThan(10_000);
  expect(last).toMatchObject({ state: 'done', exitCode: 130, failure: null, live: null, progress: 1, made: { kind: 'run' } });
  await reader.until(({ event, data }) => event === 'stored' && data.what === 'runs');
  await reader.until(({ event, data }) => event === 'job' && data.id === job.id && data.state === 'done');
  const { run, report } = await openStore(folder).loadRun(last.made?.id ?? '');
  expect(run).toMatchObject({ outcome: 'aborted', endReason: 'interrupted', recovered: false });
  expect(run.provenance).toMatchObject({ seed: 7, command: 'headroom run smoke --seed 7' });
  expect(report.load.requests).toBeGreaterThan(10);
  await reader.close();
});

test('stopped twice it ends at once, though its generator heeds no orderly stop, and what was recorded is sealed', async () => {
  const { id } = (await start({ kind: 'run', scenario: 'smoke' })).json();
  await expect.poll(async () => (await jobOf(id)).live?.requests ?? 0, { timeout: 60_000 }).toBeGreaterThan(5);
  // A halted process takes no signal but the one that kills.
  const generator = generatorPids();
  expect(generator).not.toEqual([]);
  for (const pid of generator) process.kill(pid, 'SIGSTOP');
  await stop(id);
  await sleep(1500);
  expect(await jobOf(id)).toMatchObject({ state: 'stopping', endedAt: null });
  expect(generatorPids()).toEqual(generator);
  await stop(id);
  const asked = performance.now();
  const last = await ended(id);
  expect(performance.now() - asked).toBeLessThan(5000);
  expect(last).toMatchObject({ state: 'done', exitCode: 130, made: { kind: 'run' } });
  expect(alive()).toBe('');
  expect(await stop(id)).toEqual(last);
});

test('a schedule makes its campaign', async () => {
  const { id } = (await start({ kind: 'schedule', schedule: 'twice' })).json();
  const shares: number[] = [];
  for (let job = await jobOf(id); job.endedAt === null; job = await jobOf(id)) {
    if (job.progress !== null) shares.push(job.progress);
    await sleep(200);
  }
  const last = await jobOf(id);
  expect(last).toMatchObject({ state: 'done', title: 'twice: short in demo', made: { kind: 'campaign' } });
  expect(shares.some((share) => share > 0.5)).toBe(true);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect((await openStore(folder).campaigns.load(last.made?.id ?? '')).campaign.runs).toHaveLength(2);
  expect((await ask(server, '/api/jobs')).json().jobs.map((job: Job) => job.state)).toEqual(['done', 'done', 'done']);
});

test.each([
  [{ kind: 'run', scenario: 'nothing' }, 404, 'SCENARIO_UNKNOWN'],
  [{ kind: 'run', environment: 'nowhere' }, 404, 'ENVIRONMENT_UNKNOWN'],
  [{ kind: 'run', environment: 'staging' }, 409, 'SECRET_MISSING'],
  [{ kind: 'run', scenario: 'crowd', users: 500 }, 400, 'USERS_CEILING'],
  [{ kind: 'run', scenario: './scenarios/rest/orders.ts' }, 400, 'USAGE'],
  [{ kind: 'schedule', schedule: 'never' }, 400, 'USAGE'],
  [{ kind: 'gate', against: 'nowhere' }, 404, 'ENVIRONMENT_UNKNOWN'],
  [{ kind: 'gate', against: 'cache=perhaps' }, 400, 'USAGE'],
  [{ kind: 'gate', budget: 'long' }, 400, 'USAGE'],
  [{ kind: 'capacity', scenario: 'nothing' }, 404, 'SCENARIO_UNKNOWN'],
  [{ kind: 'capacity', budget: '-1' }, 400, 'USAGE'],
  [{ kind: 'dance' }, 400, 'REQUEST_INVALID'],
])('%j is refused before anything begins', async (order, status, code) => {
  const refused = await start(order);
  expect(refused.json()).toMatchObject({ code });
  expect(refused.status).toBe(status);
  expect(refused.json().hint).not.toBe('');
});

test('what goes wrong after the beginning is told by the job', async () => {
  const { id } = (await start({ kind: 'capacity', scenario: 'short', targets: ['p95 is nice'] })).json();
  expect(await ended(id)).toMatchObject({ state: 'failed', exitCode: 64, failure: { code: 'TARGET_SYNTAX' }, made: null });
});

test('closing the server seals the run that goes on, within five seconds, and leaves no process', async () => {
  const reader = await listen(server);
  const { id } = (await start({ kind: 'run', scenario: 'smoke' })).json();
  await expect.poll(async () => (await jobOf(id)).live?.requests ?? 0, { timeout: 60_000 }).toBeGreaterThan(5);
  const before = (await openStore(folder).listRuns()).filter(({ state }) => state === 'sealed').length;
  const asked = performance.now();
  await server.close();
  expect(performance.now() - asked).toBeLessThan(5000);
  await reader.done;
  expect((await openStore(folder).listRuns()).map(({ state }) => state)).toEqual(Array.from({ length: before + 1 }, () => 'sealed'));
  expect(alive()).toBe('');
});
