import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configuration, makeProject } from './project.ts';

let delayMs = 0;
const server = createServer((_, response) => setTimeout(() => response.end('{}'), delayMs));
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const journey = `import http from 'k6/http';
export default function () {
  http.get(JSON.parse(__ENV.HEADROOM_CONTEXT).services.api + '/orders', { tags: { name: 'GET /orders' } });
}
`;
const project = () =>
  makeProject({
    'headroom.config.ts': configuration({
      environments: { here: { services: { api: url }, maxLateness: '5s' } },
      scenarios: {
        steady: { journeys: [{ journey: 'journey.ts' }], load: { profile: 'steps', steps: [{ users: 10, hold: '2s' }] }, thinkTime: '1ms' },
      },
      schedules: { monthly: { scenario: 'steady', sessions: 2 }, long: { scenario: 'steady', sessions: 20 } },
      targets: ['p95 < 500 ms', 'errorRate < 1 %'],
    }),
    'journey.ts': journey,
  });
const campaigns = (folder: string) => path.join(folder, '.headroom', 'campaigns');

test('two months: a campaign each, the second compared with the first; its runs are listed, pinned and drawn', async () => {
  const there = project();
  const first = await there.run('run', 'monthly', '--json');
  expect(first.code).toBe(0);
  expect(first.stderr).toMatch(/Session 1 of 2, about \d+ s left[\s\S]*Session 2 of 2/);
  const one = JSON.parse(first.stdout);
  expect(one.report).toMatchObject({
    mode: 'schedule',
    verdict: null,
    blocks: false,
    exitCode: 0,
    reasons: [{ code: 'no-baseline' }],
    units: { planned: 2, detection: 2, invalid: 0 },
    stoppedEarly: false,
  });
  expect(one.report.targets.map(({ status }: { status: string }) => status)).toEqual(['pass', 'pass']);
  expect(readdirSync(one.folder).sort()).toEqual(['campaign.json', 'report.html', 'report.json']);
  expect(JSON.parse(readFileSync(path.join(one.folder, 'campaign.json'), 'utf8'))).toMatchObject({
    purpose: 'schedule',
    name: 'monthly',
    scenario: 'steady',
  });

  delayMs = 8;
  const second = await there.run('run', 'monthly', '--json');
  delayMs = 0;
  const two = JSON.parse(second.stdout);
  expect(two.report.comparison).toMatchObject({ mode: 'campaigns', base: one.report.campaign.runs.map(({ id }: { id: string }) => id) });
  expect(['regressed', 'inconclusive']).toContain(two.report.verdict);
  const latency = two.report.comparison.changes.find(
    ({ metric, statistic }: { metric: string; statistic: string }) => metric === 'latency' && statistic === 'p95',
  );
  expect(latency).toMatchObject({
    primary: true,
    scale: 'ratio',
    evidence: { units: [{ head: null }, { head: null }, { base: null }, { base: null }] },
  });
  expect(second.code).toBe(0);

  const listed = JSON.parse((await there.run('runs', '--json')).stdout);
  expect(listed.map(({ campaign }: { campaign: string }) => campaign)).toEqual([two.campaign, two.campaign, one.campaign, one.campaign]);
  expect((await there.run('runs', '--campaigns')).stdout).toMatch(/sealed +schedule +monthly +steady +here +2/);

  expect((await there.run('baseline', 'approve', 'latest', '--pin', ' ', '--why', 'x')).code).toBe(64);
  const pinned = await there.run('baseline', 'approve', 'latest', '--pin', 'v1.4', '--why', 'release');
  expect(pinned.stdout).toContain('pinned as v1.4');
  const again = await there.run('baseline', 'approve', 'previous', '--pin', 'v1.4', '--why', 'release');
  expect(again.code).toBe(64);
  expect(again.stderr).toContain('BASELINE_REFUSED');
  expect((await there.run('baseline', 'list')).stdout).toMatch(/pinned[\s\S]*v1\.4/);

  rmSync(path.join(there.folder, '.headroom', 'runs', listed[0].id), { recursive: true });
  const trend = JSON.parse((await there.run('runs', '--trend', '--json')).stdout);
  expect(trend).toMatchObject({ metric: 'latency', statistic: 'p95', scenario: 'steady', environment: 'here', changes: [] });
  expect(trend.points).toHaveLength(4);
  const drawn = await there.run('runs', '--trend', 'p50', '--scenario', 'steady');
  expect(drawn.stdout).toContain('p50 latency of steady in here, 4 sessions');
  expect((await there.run('runs', '--trend', 'nothing')).stderr).toContain('USAGE: No session of steady in here measured nothing');
  expect((await there.run('runs', '--trend', 'p95', '--scenario', 'other')).stderr).toContain('RUN_UNKNOWN');
  there.remove();
}, 120_000);

test('interrupted: what there is is reported, and the exit says so', async () => {
  const there = project();
  const { child, says, ended } = there.start('run', 'long', '--json');
  await says('Session 2 of 20');
  await says('Load begins');
  child.kill('SIGINT');
  const { code, stdout } = await ended;
  expect(code).toBe(130);
  const { report } = JSON.parse(stdout);
  expect(report).toMatchObject({ exitCode: 130, units: { planned: 20 }, stoppedEarly: true });
  expect(report.notes[0]).toMatch(/^Interrupted after [12] of 20 sessions/);
  expect(report.units.detection).toBe(1);
  there.remove();
});

test('killed: the campaign is listed as interrupted, its sessions stay', async () => {
  const there = project();
  const { child, says, ended } = there.start('run', 'long');
  await says('Session 2 of 20');
  child.kill('SIGKILL');
  await ended;
  const listed = await there.run('runs');
  const [id = ''] = readdirSync(campaigns(there.folder));
  expect(listed.stdout).toContain(`Campaign ${id} was interrupted`);
  expect((await there.run('runs', '--campaigns')).stdout).toMatch(/interrupted +schedule +long +steady +here +1/);
  there.remove();
});

test('a target that is down leaves no campaign; names that are neither scenario nor schedule are told from both', async () => {
  const there = project();
  writeFileSync(
    path.join(there.folder, 'headroom.config.ts'),
    readFileSync(path.join(there.folder, 'headroom.config.ts'), 'utf8').replaceAll(url, 'http://127.0.0.1:9'),
  );
  const down = await there.run('run', 'monthly');
  expect(down.code).toBe(69);
  expect(existsSync(campaigns(there.folder)) ? readdirSync(campaigns(there.folder)) : []).toEqual([]);
  const unknown = await there.run('run', 'montly');
  expect(unknown.code).toBe(64);
  expect(unknown.stderr).toContain('Did you mean monthly?');
  there.remove();
});
