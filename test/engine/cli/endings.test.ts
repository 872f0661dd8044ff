import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configuration, makeProject } from './project.ts';

const server = createServer((_, response) => response.end('{}'));
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const script = (seconds: number) => `import http from 'k6/http';
import { sleep } from 'k6';
export const options = { vus: 3, duration: '${seconds}s' };
export default function () { http.get('${url}/orders'); sleep(0.05); }
`;
const processesOf = (folder: string) => {
  try {
    return execFileSync('pgrep', ['-f', folder], { encoding: 'utf8' }).trim().split('\n');
  } catch (none) {
    if (none instanceof Error) return [];
    throw none;
  }
};

test('one interrupt gives a partial report within 5 s, exit 130', async () => {
  const project = makeProject({ 'steady.js': script(60) });
  const command = project.start('run', './steady.js');
  await command.says('Load begins');
  await sleep(2500);
  const asked = performance.now();
  command.child.kill('SIGINT');
  const { code, stdout } = await command.ended;
  expect(performance.now() - asked).toBeLessThan(5000);
  expect(code).toBe(130);
  expect(stdout).toContain('Report ');
  const [run] = JSON.parse((await project.run('runs', '--json')).stdout);
  expect(run).toMatchObject({ state: 'sealed', run: { outcome: 'aborted', endReason: 'interrupted', recovered: false } });
  expect(readdirSync(run.folder).sort()).toEqual([
    'errors.json',
    'k6.log',
    'measurements.parquet',
    'report.html',
    'report.json',
    'run.json',
  ]);
  project.remove();
});

test('a second interrupt leaves within a second, and nothing stays behind', async () => {
  const project = makeProject({ 'steady.js': script(60) });
  const command = project.start('run', './steady.js');
  await command.says('Load begins');
  await sleep(1500);
  command.child.kill('SIGINT');
  await command.says('Stopping');
  await sleep(400);
  const asked = performance.now();
  command.child.kill('SIGINT');
  expect((await command.ended).code).toBe(130);
  expect(performance.now() - asked).toBeLessThan(1000);
  await sleep(3000);
  expect(processesOf(project.folder)).toEqual([]);
  project.remove();
});

test('kill -9 in mid-run: nothing is alive 3 s later, and the run is recovered with all but the last second', async () => {
  const project = makeProject({
    'headroom.config.ts': configuration({
      environments: { here: { maxLateness: '5s', demo: { orders: 500, users: 20 } } },
      scenarios: { s: { journeys: [{ journey: 'journey.ts' }], load: { profile: 'smoke', hold: '60s' } } },
    }),
    'journey.ts': `import http from 'k6/http';
import { sleep } from 'k6';
export default function () { http.get(JSON.parse(__ENV.HEADROOM_CONTEXT).services.api + '/api/health'); sleep(0.1); }
`,
  });
  const command = project.start('run');
  await command.says('Load begins');
  await sleep(4500);
  command.child.kill('SIGKILL');
  const killedAt = Date.now();
  await sleep(3000);
  expect(processesOf(project.folder)).toEqual([]);
  const listed = await project.run('runs', '--json');
  expect(listed.stderr).toContain('Recovered');
  const [run] = JSON.parse(listed.stdout);
  expect(run.run).toMatchObject({ outcome: 'truncated', recovered: true });
  const lostS = (killedAt - Date.parse(run.run.loadStartedAt)) / 1000 - run.run.durationS;
  expect(lostS).toBeLessThan(2);
  expect(readFileSync(path.join(run.folder, 'report.html'), 'utf8')).toContain('recovered');
  project.remove();
});

test('a run of one second has a report with data', async () => {
  const project = makeProject({
    'headroom.config.ts': configuration({ environments: { here: { maxLateness: '5s' } }, scenarios: {} }),
    'short.js': script(1),
  });
  const { code, stdout } = await project.run('run', './short.js', '--env', 'here', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout).report.load.requests).toBeGreaterThan(10);
  project.remove();
});
