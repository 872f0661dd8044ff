import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pool, pooledWindows } from '../../../../../engine/measure/pool.ts';
import { journey, journeyWork, scriptWork } from './plans.ts';
import { finish, isAlive, openShop, type Shop, startInAnotherProcess, startRun, tools } from './runs.ts';

let shop: Shop;
beforeAll(async () => {
  // Builds k6 where nobody has yet.
  await tools();
  shop = await openShop();
}, 600_000);
beforeEach(() => shop.asked.clear());
afterAll(() => shop.close());

describe('a mix of journeys', () => {
  test('shares users, gives each journey its data, and replays the rate of the hold with users who are signed in', async () => {
    const load = { profile: 'steps', steps: [{ users: 12, ramp: '1s', hold: '5s' }] };
    const work = journeyWork([journey('shop', { weight: 3 }), journey('counter', { users: 1, pacingS: 0.5 })], load, 2);
    const started = await startRun(work, shop);
    const { result, measurement, fold } = await finish(started, work.load.steps);
    expect(result).toMatchObject({ outcome: 'completed', exitCode: 0, error: null, complaints: [] });
    expect(shop.asked.get('GET /open-the-shop')).toBe(1);
    expect(shop.asked.get('GET /close-the-shop')).toBe(1);

    const hold = pooledWindows(measurement, { metric: 'users', steps: [1] });
    expect(Math.max(...hold.map(({ max }) => max))).toBe(13);
    expect(measurement.startedAt).toBeGreaterThan(fold.header()?.start ?? 0);

    // 12 users, 0.2 s a journey: 60 a second. The counter is not replayed and is paced twice a second for eight seconds.
    const rate = result.arrivalRates?.shop ?? 0;
    expect(Object.keys(result.arrivalRates ?? {})).toEqual(['shop']);
    expect(rate).toBeGreaterThan(45);
    const replayed = pool(measurement, { metric: 'iterations', tags: { scenario: 'shop__open' } }).sum;
    const dropped = pool(measurement, { metric: 'droppedIterations' }).sum;
    expect(replayed + dropped).toBeGreaterThan(rate * 2 * 0.9);
    expect(replayed + dropped).toBeLessThan(rate * 2 * 1.1);
    expect(pool(measurement, { metric: 'open_visits' }).sum).toBeGreaterThanOrEqual(replayed);
    const paced = pool(measurement, { metric: 'iterations', tags: { scenario: 'counter' } }).sum;
    expect(paced).toBeGreaterThanOrEqual(13);
    expect(paced).toBeLessThanOrEqual(17);
    // Twelve closed users and a reserve of five: who signs in anew in the second opinion is of the reserve.
    expect(pool(measurement, { metric: 'signIns' }).sum).toBeLessThanOrEqual(17);
    expect((await readdir(started.folder)).sort()).toEqual(['k6.log', 'windows.ndjson']);
    await started.clean();
  });

  test('without a measured rate the second opinion is left out and said to be', async () => {
    const work = journeyWork([journey('shop')], { profile: 'load', users: 1, ramp: 0, warmUp: 0, hold: '1s' }, 1);
    const started = await startRun(work, shop);
    const { result, measurement } = await finish(started, work.load.steps);
    expect(result).toMatchObject({ outcome: 'completed', arrivalRates: null });
    expect(result.complaints).toEqual([{ level: 'warning', count: 1, message: expect.stringContaining('second opinion') }]);
    expect(pool(measurement, { metric: 'iterations', tags: { scenario: 'shop__open' } }).count).toBe(0);
    await started.clean();
  });

  test('a file that is no journey is a script error', async () => {
    const file = journey('shop').file.replace(/journeys.*/, 'scripts/target.ts');
    const started = await startRun(journeyWork([journey('target', { file })], { profile: 'smoke' }), shop);
    const { result } = await finish(started);
    expect(result.error).toMatchObject({ code: 'SCRIPT_ERROR', message: expect.stringContaining('the journey target exports no default') });
    await started.clean();
  });

  test('a folder that cannot be written to is named', async () => {
    const work = journeyWork([journey('shop')], { profile: 'smoke' });
    await expect(startRun(work, shop, { folder: '/proc/nowhere' })).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
  });

  test('a stock k6 is refused for a second opinion', async () => {
    const work = journeyWork([journey('shop')], { profile: 'load', users: 1, ramp: 0, warmUp: 0, hold: '1s' }, 1);
    await expect(startRun(work, shop, { binary: { path: '/nowhere/k6', kind: 'stock' } })).rejects.toMatchObject({ code: 'K6_FAILED' });
  });
});

describe('ending early', () => {
  test('stop runs teardown and keeps the reason', async () => {
    const started = await startRun(scriptWork('endless.js'), shop);
    setTimeout(() => {
      started.run.stop('p95 is broken\nfor good');
      started.run.stop('again');
    }, 700);
    const { result, fold, measurement } = await finish(started);
    expect(result).toMatchObject({ outcome: 'aborted', reason: 'p95 is broken\nfor good', error: null, exitCode: 105 });
    expect(fold.end()?.reason).toBe('stopped: p95 is broken for good');
    expect(shop.asked.get('GET /torn-down')).toBe(1);
    expect(pool(measurement, { metric: 'requests' }).sum).toBeGreaterThan(10);
    started.run.stop('too late');
    started.run.kill();
    await started.clean();
  });

  test('kill leaves nothing behind', async () => {
    const started = await startRun(scriptWork('endless.js'), shop);
    await expect.poll(() => shop.asked.get('GET /items') ?? 0, { timeout: 5000 }).toBeGreaterThan(0);
    started.run.kill();
    const { result, fold } = await finish(started);
    expect(result).toMatchObject({ outcome: 'aborted', reason: 'killed', exitCode: null });
    expect(fold.end()).toBeNull();
    expect(isAlive(started.run.pids[0] ?? 0)).toBe(false);
    expect(shop.asked.get('GET /torn-down')).toBeUndefined();
    await started.clean();
  });

  test('an engine that is killed takes k6 with it, after teardown', async () => {
    const { pid, engine, clean } = await startInAnotherProcess(shop);
    await expect.poll(() => shop.asked.get('GET /items') ?? 0, { timeout: 5000 }).toBeGreaterThan(0);
    engine.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 3000 }).toBe(false);
    expect(shop.asked.get('GET /torn-down')).toBe(1);
    await clean();
  });

  test('a k6 that cannot be started is named', async () => {
    await expect(startRun(scriptWork('endless.js'), shop, { binary: { path: '/nowhere/k6', kind: 'recorder' } })).rejects.toMatchObject({
      code: 'K6_FAILED',
      message: expect.stringContaining('/nowhere/k6'),
    });
  });
});
