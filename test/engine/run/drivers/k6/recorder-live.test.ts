import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endsWithin, linesOf, openRecorder, quantile, scaleOf, total, underWay, windowsOf } from './recorder-runs.ts';

let recorder: Awaited<ReturnType<typeof openRecorder>>;
beforeAll(async () => {
  recorder = await openRecorder();
}, 300_000);
afterAll(() => recorder.close());

/** A run that goes on until it is stopped; its teardown asks for `/bye-<name>`. */
const steady = (name: string, teardown = '') => `
export const options = { vus: 2, duration: '20s' };
export default function () { http.get(target + '/steady', { tags: { name: 'steady' } }); sleep(0.02); }
export function teardown() { http.get(target + '/bye-${name}'); ${teardown} }`;

const said = (name: string) => recorder.asked.includes(`/bye-${name}`);
const reason = (windows: string) => linesOf(windows).at(-1);

describe.concurrent('the recorder in k6', () => {
  it("counts what k6's own summary counts, and its percentiles agree within 0.2 %", async () => {
    const summary = join(recorder.folder, 'summary.json');
    const { ended, windows } = recorder.run(
      'summary',
      `import { Trend, Rate } from 'k6/metrics';
const size = new Trend('order_size');
const lucky = new Rate('lucky');
export const options = { vus: 3, iterations: 400, summaryTrendStats: ['count', 'min', 'max', 'avg', 'p(50)', 'p(95)'],
  thresholds: { 'http_req_duration{name:list}': ['p(95)<1000'], 'http_req_duration{status:500}': ['p(95)<1000'], checks: ['rate>0.1'] } };
export default function () {
  check(http.get(target + '/list', { tags: { name: 'list' } }), { 'is 200': (r) => r.status === 200, never: () => false });
  if (__ITER % 3 === 0) http.get(target + '/broken');
  size.add(1 + (__ITER * 37 % 1000) / 10);
  lucky.add(__ITER % 5 === 0);
}
export function handleSummary(data) { return { '${summary}': JSON.stringify(data.metrics) }; }`,
      { summary: true },
    );
    expect(await ended).toBe(0);
    const lines = linesOf(windows);
    const metrics: Record<string, { values: Record<string, number> }> = JSON.parse(readFileSync(summary, 'utf8'));
    const k6Says = (metric: string, value: string) => metrics[metric]?.values[value] ?? Number.NaN;

    for (const counter of ['http_reqs', 'iterations', 'data_sent', 'data_received'])
      expect(total(windowsOf(lines, counter), 'sum')).toBe(k6Says(counter, 'count'));
    for (const rate of ['checks', 'lucky', 'http_req_failed']) expect(total(windowsOf(lines, rate), 'sum')).toBe(k6Says(rate, 'passes'));
    const trends: [string, string | undefined, string][] = [
      ['http_req_duration', undefined, 'http_req_duration'],
      ['http_req_duration', 'name:list', 'http_req_duration{name:list}'],
      ['http_req_duration', 'status:500', 'http_req_duration{status:500}'],
      ['iteration_duration', undefined, 'iteration_duration'],
      ['order_size', undefined, 'order_size'],
    ];
    for (const [metric, selector, key] of trends) {
      const scale = scaleOf(lines, metric);
      const found = windowsOf(lines, metric, selector);
      expect(total(found, 'n'), key).toBe(k6Says(key, 'count'));
      expect(Math.min(...found.map(({ min = 0 }) => min))).toBe(k6Says(key, 'min'));
      expect(Math.max(...found.map(({ max = 0 }) => max))).toBe(k6Says(key, 'max'));
      expect(total(found, 'sum') / total(found, 'n') / k6Says(key, 'avg')).toBeCloseTo(1, 9);
      for (const [fraction, name] of [
        [0.5, 'p(50)'],
        [0.95, 'p(95)'],
      ] as const)
        expect(Math.abs(quantile(found, fraction) / scale / k6Says(key, name) - 1), `${key} ${name}`).toBeLessThan(0.002);
    }
  });

  it('ends the run on a stop line, with teardown and the reason', async () => {
    const run = recorder.run('stopped', steady('stopped'));
    await underWay(run);
    run.child.stdin?.write('stop p95 is over the target\n');
    expect(await run.ended).toBe(105);
    expect(reason(run.windows)).toMatchObject({ reason: 'stopped: p95 is over the target' });
    expect(said('stopped')).toBe(true);
    expect(run.log().match(/level=error/g)).toHaveLength(2);
  });

  it('leaves a run alone that somebody started by hand', async () => {
    const run = recorder.run('by-hand', steady('by-hand'), { stdin: 'ignore', env: { HEADROOM_STDIN: undefined } });
    await underWay(run, 10);
    expect(run.child.exitCode).toBeNull();
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(105);
    expect(reason(run.windows)).toMatchObject({ reason: expect.stringMatching(/^interrupted: /) });
  });

  it('ends k6 and its teardown when the engine is killed', async () => {
    const { path, args, windows } = recorder.command('orphan', steady('orphan', "console.log('nobody hears this');"));
    const engine = spawn(
      process.execPath,
      [
        '-e',
        `const k6 = require('child_process').spawn(${JSON.stringify(path)}, ${JSON.stringify(args)}, { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
k6.stdout.resume(); k6.stderr.resume(); console.log(k6.pid); setInterval(() => 0, 1000);`,
      ],
      { env: { ...process.env, HEADROOM_STDIN: '1' }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const pid = Number(await new Promise((resolve) => engine.stdout.once('data', resolve)));
    while (linesOf(windows).length < 10) await sleep(20);
    engine.kill('SIGKILL');
    expect(await endsWithin(pid, 3000)).toBe(true);
    expect(said('orphan')).toBe(true);
    expect(reason(windows)).toMatchObject({ reason: 'stopped: the engine is gone' });
  });

  it('does not wait for a teardown that does not come to an end', async () => {
    const run = recorder.run('stuck', steady('stuck', 'sleep(60);'));
    await underWay(run);
    run.child.stdin?.end();
    expect(await endsWithin(run.child.pid ?? 0, 3000)).toBe(true);
    expect(await run.ended).toBe(105);
    expect(reason(run.windows)).toMatchObject({ reason: 'stopped: the engine is gone' });
  });

  it('loses little more than the open second when k6 itself is killed', async () => {
    const run = recorder.run('killed', steady('killed'));
    await underWay(run);
    await sleep(1500);
    run.child.kill('SIGKILL');
    const at = Date.now();
    await run.ended;
    const ends = windowsOf(linesOf(run.windows), 'http_reqs').map(({ t }) => t + 1000);
    expect(at - Math.max(...ends)).toBeLessThan(1000 + 400);
    expect(linesOf(run.windows).some((line) => 'end' in line)).toBe(false);
  });

  it('ends the run with one message when the disk is full', async () => {
    const run = recorder.run('full', steady('full'), { windows: '/dev/full' });
    expect(await run.ended).not.toBe(0);
    expect(run.log().trim().split('\n')).toEqual([expect.stringContaining('disk full: write /dev/full: no space left on device')]);
  });

  it.skipIf(process.platform === 'win32')('ends a run that fills the disk later on, with the reason as the last line', async () => {
    const { path, args, windows } = recorder.command('limited', steady('limited'));
    const child = spawn('/bin/sh', ['-c', 'ulimit -f 16; exec "$0" "$@"', path, ...args], {
      env: process.env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let log = '';
    child.stderr.on('data', (chunk) => {
      log += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(74);
    expect(log.match(/disk full/g)).toHaveLength(2);
    expect(said('limited')).toBe(true);
    expect(reason(windows)).toMatchObject({ reason: expect.stringMatching(/^disk full: /) });
  });
});
