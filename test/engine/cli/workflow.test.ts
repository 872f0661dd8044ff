import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configuration, makeProject } from './project.ts';

let delayMs = 0;
const server = createServer((request, response) =>
  setTimeout(() => response.writeHead(request.url === '/broken' ? 500 : 200).end('{}'), delayMs),
);
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const journey = `import http from 'k6/http';
import { check } from 'k6';
export default function () {
  const api = JSON.parse(__ENV.HEADROOM_CONTEXT).services.api;
  check(http.get(api + '/orders', { tags: { name: 'GET /orders' } }), { 'orders come': (r) => r.status === 200 });
}
`;
const project = () =>
  makeProject({
    'headroom.config.ts': configuration({
      environments: { here: { services: { api: url }, maxLateness: '5s' } },
      scenarios: { steady: { journeys: [{ journey: 'journey.ts' }], load: { profile: 'steps', steps: [{ users: 5, hold: '3s' }] } } },
      targets: ['p95 < 100 ms', 'errorRate < 1 %'],
    }),
    'journey.ts': journey,
  });

test('a month in a project: run, approve, run again, compare, report, query, note, drop', async () => {
  const there = project();
  const first = await there.run('run', 'steady');
  expect(first.stdout).toContain('headroom baseline approve');
  expect(first.code).toBe(0);

  expect((await there.run('baseline', 'approve', 'latest')).code).toBe(64);
  const approved = await there.run('baseline', 'approve', 'latest', '--why', 'first measurement', '--by', 'quality');
  expect(approved.stdout).toContain('Approved');
  const [file = ''] = readdirSync(path.join(there.folder, 'baselines', 'here'));
  const kept = readFileSync(path.join(there.folder, 'baselines', 'here', file), 'utf8');
  expect(JSON.parse(kept)).toMatchObject({
    environment: 'here',
    scenario: 'steady',
    approved: { by: 'quality', why: 'first measurement' },
  });

  delayMs = 20;
  const second = await there.run('run', 'steady', '--json');
  delayMs = 0;
  const { report, folder } = JSON.parse(second.stdout);
  expect(report.comparison).toMatchObject({ mode: 'learning', baselineSessions: 1, verdict: 'inconclusive' });
  const slower = report.comparison.changes.find(
    (change: { metric: string; endpoint: string | null; statistic: string }) =>
      change.metric === 'latency' && change.endpoint === null && change.statistic === 'p95',
  );
  // By how many times goes with how busy this machine is; that each answer was held back does not.
  expect(slower.head).toBeGreaterThanOrEqual(20);
  expect(second.code).toBe(0);

  const compared = await there.run('compare', 'previous', 'latest');
  expect(compared.stdout).toMatch(/p95 latency +\+[\d,]+ %/);
  expect(compared.stdout).toContain('inconclusive');
  expect((await there.run('compare', 'previous', 'latest', '--strict')).code).toBe(2);

  const before = statSync(path.join(folder, 'report.json')).mtimeMs;
  expect((await there.run('report', 'latest', '--format', 'markdown,junit,csv,html,json', '--out', 'results')).code).toBe(0);
  expect(
    readdirSync(path.join(there.folder, 'results'))
      .map((name) => path.extname(name))
      .sort(),
  ).toEqual(['.csv', '.html', '.json', '.md', '.xml']);
  expect(statSync(path.join(folder, 'report.json')).mtimeMs).toBe(before);
  expect((await there.run('report', 'latest', '--out', path.join(folder, 'other.txt'))).code).toBe(64);

  const rows = await there.run('query', 'select count(*) as n from runs', '--json');
  expect(JSON.parse(rows.stdout)).toEqual([{ n: 2 }]);
  expect((await there.run('runs', 'latest', '--note', 'twenty ms of delay')).code).toBe(0);
  expect((await there.run('runs', '--prune', '1')).stdout).toContain('Kept');

  const dropped = await there.run('baseline', 'drop', file.replace('.json', ''), '--why', 'wrong machine');
  expect(dropped.stdout).toContain('Retired');
  expect(readFileSync(path.join(there.folder, 'baselines', 'here', file), 'utf8')).toBe(kept);
  expect((await there.run('baseline', 'list')).stdout).toContain('No baseline yet');
  expect((await there.run('baseline', 'list', '--all')).stdout).toContain('wrong machine');
  there.remove();
}, 120_000);

test('a failing target is exit 1 and names the endpoint; a run that cannot be trusted is no baseline', async () => {
  const there = project();
  delayMs = 130;
  const failed = await there.run(
    'run',
    'steady',
    '--set',
    'scenarios.steady.load.steps.0.hold=5s',
    '--set',
    'scenarios.steady.load.steps.0.users=100',
  );
  delayMs = 0;
  expect(failed.stdout).toContain('fail');
  expect(failed.stdout).toContain('GET /orders');
  expect(failed.code).toBe(1);
  there.remove();
});

test('a script with failing thresholds is exit 1, with all its parts as under k6 run', async () => {
  const there = makeProject({
    'headroom.config.ts': configuration({ environments: { here: { maxLateness: '5s' } }, scenarios: {} }),
    'mine.js': `import http from 'k6/http';
import { group, sleep } from 'k6';
export const options = { vus: 2, duration: '2s', thresholds: { http_req_failed: ['rate<0.01'], 'http_req_duration{kind:never}': ['p(95)<1'], iterations: ['count>5'] } };
export function setup() { return { at: '${url}' }; }
export default function ({ at }) { group('browse', () => http.get(at + '/broken')); sleep(0.05); }
export function handleSummary(data) { return { 'own-summary.json': JSON.stringify(data.metrics.http_reqs.values.count) }; }
`,
  });
  const { code, stdout } = await there.run('run', './mine.js', '--env', 'here', '--json');
  const { report } = JSON.parse(stdout);
  expect(report.verdicts.map(({ target, status }: { target: { text: string }; status: string }) => [target.text, status])).toEqual([
    ['http_req_duration{kind:never}: p(95)<1', 'no-data'],
    ['http_req_failed: rate<0.01', 'fail'],
    ['iterations: count>5', 'pass'],
  ]);
  expect(code).toBe(1);
  expect(existsSync(path.join(there.folder, 'own-summary.json'))).toBe(true);
  const counted = await there.run(
    'query',
    "select sum(sum)::int as n from measurements where metric = 'requests' and selector is null",
    '--json',
  );
  expect(JSON.parse(counted.stdout)).toEqual([{ n: Number(readFileSync(path.join(there.folder, 'own-summary.json'), 'utf8')) }]);
  there.remove();
});

test('a target with abort stops the run as soon as it is broken', async () => {
  const there = makeProject({
    'headroom.config.ts': configuration({
      environments: { here: { services: { api: url }, maxLateness: '5s' } },
      scenarios: {
        long: {
          journeys: [{ journey: 'journey.ts' }],
          load: { profile: 'steps', steps: [{ users: 5, hold: '60s' }] },
          targets: [{ target: 'p95 < 0.01 ms', abort: true }],
        },
      },
    }),
    'journey.ts': journey,
  });
  const { code, stdout } = await there.run('run', '--json');
  const { report } = JSON.parse(stdout);
  expect(report.run).toMatchObject({ outcome: 'aborted', endReason: 'target broken: p95 < 0.01 ms' });
  expect(report.run.durationS).toBeLessThan(30);
  expect(report.verdicts[0].status).toBe('fail');
  expect(code).toBe(1);
  there.remove();
});
