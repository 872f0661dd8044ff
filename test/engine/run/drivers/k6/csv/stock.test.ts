import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFold } from '../../../../../../engine/measure/fold.ts';
import { quantileOf } from '../../../../../../engine/measure/histogram.ts';
import { pool } from '../../../../../../engine/measure/pool.ts';
import type { Series } from '../../../../../../engine/model/measurement.ts';
import { followWindows } from '../../../../../../engine/run/drivers/follow.ts';
import { argumentsOf } from '../../../../../../engine/run/drivers/k6/command.ts';
import { startStockRecording } from '../../../../../../engine/run/drivers/k6/csv/stock.ts';
import { environmentOf } from '../../../../../../engine/run/drivers/k6/environment.ts';
import { openLog } from '../../../../../../engine/run/drivers/k6/log.ts';
import { startProcess } from '../../../../../../engine/run/drivers/k6/process.ts';
import { fixtures, journey, journeyWork, planOf, scriptWork } from '../plans.ts';
import { finish, openShop, type Shop, startRun, tools } from '../runs.ts';

let shop: Shop;
let path6: string;
beforeAll(async () => {
  // Builds k6 where nobody has yet. Without our output it is as good as a stock one.
  path6 = (await tools()).k6.path;
  shop = await openShop();
}, 600_000);
afterAll(() => shop.close());

const stock = () => ({ binary: { path: path6, kind: 'stock' as const } });

async function foldOf(file: string) {
  const fold = createFold({ steps: [] });
  for await (const line of followWindows(file, Promise.resolve())) fold.add(line);
  return fold;
}

/** k6 tags the root group with an empty name, which CSV cannot tell from no tag. */
function identity({ metric, tags, selector = '' }: Series): string {
  const set = Object.entries(tags).filter(([, value]) => value !== '');
  return `${metric} ${selector} ${JSON.stringify(set.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

test('one run, both recordings: the same measurement', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'headroom-both-'));
  const secrets = { TARGET: shop.url, SUMMARY_FILE: path.join(folder, 'own.json') };
  const plan = planOf(scriptWork('everything.js'), { ...stock(), folder, workingFolder: fixtures, secrets });
  const log = openLog(path.join(folder, 'k6.log'), (text) => text);
  const recording = await startStockRecording(plan);
  const k6 = await startProcess({
    path: path6,
    args: ['run', '--out', `headroom=${path.join(folder, 'recorder.ndjson')}`, ...argumentsOf(plan).slice(1)],
    env: environmentOf(plan, process.env),
    workingFolder: fixtures,
    log,
    stopsByStdin: false,
  });
  expect((await k6.ended).exitCode).toBe(99);
  expect(await recording.drain()).toBeNull();
  recording.end({ outcome: 'completed', reason: null });
  await log.close();
  const recorder = await foldOf(path.join(folder, 'recorder.ndjson'));
  const csv = await foldOf(path.join(folder, 'windows.ndjson'));
  await rm(folder, { recursive: true });

  expect(csv.end()?.reason).toBe('completed');
  expect(csv.header()?.thresholds).toEqual(recorder.header()?.thresholds);
  expect(csv.header()?.plan.scenarios).toEqual(recorder.header()?.plan.scenarios);
  const own = (series: readonly Series[]) =>
    new Map(series.filter(({ metric }) => !/^(headroom_|generatorLateness)/.test(metric)).map((one) => [identity(one), one]));
  const expected = own(recorder.measurement().series);
  const seen = own(csv.measurement().series);
  expect([...seen.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [name, series] of expected) {
    const [ours, theirs] = [series, seen.get(name)].map((one) => one?.totals[0]);
    if (ours === undefined || theirs === undefined) throw new Error(`${name} has no totals`);
    expect(theirs.count, name).toBe(ours.count);
    expect(theirs.sum, name).toBeCloseTo(ours.sum, 1);
    if (series.kind !== 'trend') continue;
    expect(theirs.min, name).toBeCloseTo(ours.min, 4);
    expect(theirs.max, name).toBeCloseTo(ours.max, 4);
    expect(seen.get(name)?.scale, name).toBe(series.scale);
    for (const q of [0.5, 0.9, 0.95, 0.99]) {
      if (ours.histogram === undefined || theirs.histogram === undefined) throw new Error(`${name} has no histogram`);
      const exact = quantileOf(ours.histogram, q);
      expect(Math.abs(quantileOf(theirs.histogram, q) - exact), `${name} p${q * 100}`).toBeLessThanOrEqual(Math.max(1, exact * 0.001));
    }
  }
});

describe('a stock k6', () => {
  test('runs a mix and leaves no samples behind', async () => {
    const work = journeyWork([journey('shop'), journey('counter')], { profile: 'smoke', hold: '2s' });
    const started = await startRun(work, shop, stock());
    const { result, measurement, fold } = await finish(started, work.load.steps);
    expect(result).toMatchObject({ outcome: 'completed', error: null, complaints: [] });
    expect(fold.end()?.reason).toBe('completed');
    expect(fold.header()).not.toHaveProperty('recorder');
    expect(pool(measurement, { metric: 'iterations', tags: { scenario: 'shop' } }).sum).toBeGreaterThan(5);
    expect(pool(measurement, { metric: 'signIns' }).sum).toBe(1);
    expect((await readdir(started.folder)).sort()).toEqual(['k6.log', 'windows.ndjson']);
    await started.clean();
  });

  test('keeps failures and their examples', async () => {
    const started = await startRun(scriptWork('failing-threshold.js'), shop, stock());
    const { result, fold } = await finish(started);
    expect(result.thresholds).toEqual({ 'http_req_failed: rate<0.1': false, 'http_reqs: count==3': true });
    expect(fold.errors()).toMatchObject([{ code: 1404, status: 404, count: 3, examples: [`curl -X GET '${shop.url}/missing'`] }]);
    await started.clean();
  });

  test('stops at an interrupt, with teardown', async () => {
    shop.asked.clear();
    const started = await startRun(scriptWork('endless.js'), shop, stock());
    setTimeout(() => started.run.stop('enough'), 900);
    const { result, fold } = await finish(started);
    expect(result).toMatchObject({ outcome: 'aborted', reason: 'enough', exitCode: 105, error: null });
    expect(fold.end()?.reason).toBe('stopped: enough');
    expect(shop.asked.get('GET /torn-down')).toBe(1);
    await started.clean();
  });

  test('a script error is told before anything runs', async () => {
    await expect(startRun(scriptWork('throws-at-start.js'), shop, stock())).rejects.toMatchObject({
      code: 'SCRIPT_ERROR',
      message: expect.stringContaining('throws-at-start.js:1:15'),
    });
  });

  test('a script that fails in setup still ends its recording', async () => {
    const started = await startRun(scriptWork('throws-in-setup.js'), shop, stock());
    const { result, fold } = await finish(started);
    expect(result).toMatchObject({ outcome: 'failed', error: { code: 'SCRIPT_ERROR' } });
    expect(fold.end()?.reason).toContain('failed: ');
    expect(await readFile(path.join(started.folder, 'k6.log'), 'utf8')).toContain('the shop is closed');
    await started.clean();
  });
});
