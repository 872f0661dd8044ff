import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createFold } from '../../engine/measure/fold.ts';
import { pool, tagValues } from '../../engine/measure/pool.ts';
import type { JourneyContext } from '../../engine/model/journey-context.ts';
import { k6Driver } from '../../engine/run/drivers/k6/index.ts';
import type { JourneyWork, K6Journey } from '../../engine/run/drivers/k6/plan.ts';
import { findK6Tools } from '../../engine/run/drivers/k6/tools.ts';
import { journeyWork, planOf } from '../engine/run/drivers/k6/plans.ts';
import { startDemoForJourneys } from './journeys.ts';

const scenarios = path.resolve(import.meta.dirname, '../../scenarios');
const { k6, browser } = await findK6Tools();

function journey(file: string, rest: Partial<K6Journey> = {}): K6Journey {
  return { name: path.basename(file, '.ts'), file: path.join(scenarios, file), weight: 1, users: null, pacingS: null, ...rest };
}

it('runs every journey in one k6 on one clock', async () => {
  const demo = await startDemoForJourneys({ users: 20, tracking: { positionMs: 200 } });
  const folder = await mkdtemp(path.join(tmpdir(), 'headroom-mix-'));
  try {
    const journeys = [
      journey('rest/orders.ts', { weight: 4 }),
      journey('websocket/tracking.ts'),
      journey('auth/session.ts'),
      ...(browser === null ? [] : [journey('vitals/dispatch.ts', { users: 1 })]),
    ];
    const load = { profile: 'steps', steps: [{ users: 6, ramp: '1s', hold: '7s' }] };
    const work = journeyWork(journeys, load);
    const thinking = journeys.map(({ name }) => [name, { thinkTime: { minS: 0.2, maxS: 0.4 }, pacingS: null }]);
    const context = { ...work.context, ...demo.context('orders'), journeys: Object.fromEntries(thinking) } satisfies JourneyContext;
    const told: JourneyWork = { ...work, context };
    const run = await k6Driver.start(planOf(told, { binary: k6, folder, workingFolder: scenarios, browser, mask: (text) => text }));
    const fold = createFold({ steps: work.load.steps });
    for await (const line of run.lines) fold.add(line);
    const measurement = fold.measurement();
    expect(await run.finished).toMatchObject({ outcome: 'completed', error: null });
    expect(fold.errors()).toEqual([]);
    expect(fold.warnings()).toEqual([]);

    const checks = pool(measurement, { metric: 'checks' });
    expect(checks.count).toBeGreaterThan(100);
    expect(checks.sum).toBe(checks.count);
    expect(pool(measurement, { metric: 'errorRate' }).sum).toBe(0);
    expect(pool(measurement, { metric: 'wsErrorRate' }).sum).toBe(0);
    expect(tagValues(measurement, 'latency', 'scenario')).toEqual(['orders', 'session', 'tracking']);
    expect(pool(measurement, { metric: 'signIns' }).sum).toBe(6);
    // The others come when a page is left, which may be after the end of so short a run.
    if (browser !== null) for (const vital of ['fcp', 'ttfb']) expect(pool(measurement, { metric: vital }).count).toBeGreaterThan(0);
    for (const metric of ['transactionTime', 'dbTime', 'dbQueries', 'responseBytes', 'wsDelivery', 'thinkTime'])
      expect(pool(measurement, { metric }).count, metric).toBeGreaterThan(0);
  } finally {
    await demo.stop();
    await rm(folder, { recursive: true });
  }
});
