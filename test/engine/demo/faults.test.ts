import { afterEach, describe, expect, it } from 'vitest';
import { type RunningDemo, startDemo } from '../../../engine/demo/index.ts';
import type { DemoFaultsInput } from '../../../engine/model/environment.ts';
import { ask, startSmallDemo, userHeaders } from './client.ts';

type Timing = { db: number; app: number; queue: number };

const SCAN = '/api/orders/search?q=be';

describe('faults', () => {
  let demo: RunningDemo;
  afterEach(() => demo?.stop());

  /** What the server says it took for each of `count` requests, one after the other. */
  const timings = async (faults: DemoFaultsInput, path: string, count: number): Promise<Timing[]> => {
    // Without indexes a search is one long piece of database work, so that its growth stands out from the noise.
    demo = await startSmallDemo({ faults, switches: { indexes: false, cache: false } });
    const headers = await userHeaders(demo);
    const found: Timing[] = [];
    for (let index = 0; index < count; index += 1) {
      const header = (await ask(demo, 'GET', path, { headers })).headers.get('server-timing') ?? '';
      const [db = 0, app = 0, queue = 0] = (header.match(/[\d.]+/g) ?? []).map(Number);
      found.push({ db, app, queue });
    }
    await demo.stop();
    return found;
  };
  // The quickest tell what the work costs; the others were disturbed.
  const quick = (values: number[]) => values.sort((left, right) => left - right)[Math.floor(values.length / 4)] ?? 0;

  it('slowdown: the database and the application each take their share longer', async () => {
    const plain = await timings({}, SCAN, 60);
    const slow = await timings({ slowdown: 4 }, SCAN, 60);
    const growth = (part: keyof Timing) => quick(slow.map((one) => one[part])) / quick(plain.map((one) => one[part]));
    expect(growth('db')).toBeGreaterThan(2);
    expect(growth('app')).toBeGreaterThan(2);
  });

  it('slowdown: grows with the work, not with the time spent waiting', async () => {
    demo = await startSmallDemo({ faults: { slowdown: 4 }, switches: { indexes: false } });
    const headers = await userHeaders(demo);
    const crowd = await Promise.all(Array.from({ length: 40 }, () => ask(demo, 'GET', SCAN, { headers })));
    const apps = crowd.map(({ headers: found }) => Number(/app;dur=([\d.]+)/.exec(found.get('server-timing') ?? '')?.[1]));
    const queues = crowd.map(({ headers: found }) => Number(/queue;dur=([\d.]+)/.exec(found.get('server-timing') ?? '')?.[1]));
    expect(Math.max(...queues)).toBeGreaterThan(10);
    expect(quick(apps)).toBeLessThan(Math.max(...queues) / 2);
  });

  it('tail: the same share of requests waits in every run of the same seed', async () => {
    const faults = { tail: { share: 0.2, delayMs: 60 } };
    const late = async () => (await timings(faults, '/api/plans', 60)).map(({ app }) => app >= 60);
    const [first, second] = [await late(), await late()];
    expect(second).toEqual(first);
    const share = first.filter(Boolean).length / first.length;
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.35);
  });

  it('says which are on, and leaves what is no API alone', async () => {
    const faults = { slowdown: 0, tail: { share: 1, delayMs: 200 } };
    demo = await startSmallDemo({ faults });
    expect(demo.faults).toEqual(faults);
    const startedAt = performance.now();
    await ask(demo, 'GET', '/metrics');
    await ask(demo, 'GET', '/dispatch');
    expect(performance.now() - startedAt).toBeLessThan(200);
    expect((await ask(demo, 'GET', '/api/plans')).headers.get('server-timing')).toMatch(/app;dur=2\d\d\./);
  });

  it.each([
    [{ slowdown: -0.1 }, 'faults.slowdown: '],
    [{ slowdown: 10.5 }, 'faults.slowdown: '],
    [{ slowdown: Number.NaN }, 'faults.slowdown: '],
    [{ tail: { share: 2, delayMs: 1 } }, 'faults.tail.share: '],
    [{ tail: { share: 0.1, delayMs: -1 } }, 'faults.tail.delayMs: '],
  ])('refuses %j', async (faults, message) => {
    const start = startDemo({ dataFolder: 'none', faults });
    await expect(start).rejects.toMatchObject({ code: 'USAGE', message: expect.stringContaining(message) });
  });
});
