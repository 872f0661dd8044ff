import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo } from '../../../../../engine/demo/index.ts';
import { createFold } from '../../../../../engine/measure/fold.ts';
import { pool } from '../../../../../engine/measure/pool.ts';
import { pageProfiles } from '../../../../../engine/model/page.ts';
import { type PageVisits, pageVisitsSchema } from '../../../../../engine/model/page-visit.ts';
import { playwrightDriver } from '../../../../../engine/run/drivers/playwright/index.ts';
import type { PlaywrightPlan } from '../../../../../engine/run/drivers/playwright/plan.ts';
import { labChanges } from '../../../../../engine/run/lab-changes.ts';
import { resolveChromium } from '../../../../../engine/setup/chromium.mjs';

const executable = resolveChromium()?.path;
const folders: string[] = [];
const folderOf = () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lab-test-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const slowLine = {
  ...pageProfiles.desktop,
  name: 'slow-line',
  connection: { rttMs: 10, downKbps: 1600, upKbps: 750 },
};

async function start(url: string, folder: string, changes: Partial<PlaywrightPlan> = {}) {
  const steps = [{ index: 0, kind: 'plateau' as const, role: 'hold' as const, fromS: 0, toS: 90, users: 1, arrivalRate: null }];
  return await playwrightDriver.start({
    folder,
    steps,
    durationS: 90,
    templating: [],
    mask: (text) => text,
    plan: {
      executable: executable ?? '',
      url,
      name: 'GET /dispatch',
      visits: 1,
      repeat: true,
      profiles: [slowLine],
      interactions: [],
      headers: {},
      allowedNames: ['127.0.0.1'],
      verify: true,
      ...changes,
    },
  });
}

async function measured(url: string, changes: Partial<PlaywrightPlan> = {}) {
  const folder = folderOf();
  const run = await start(url, folder, changes);
  const fold = createFold({ steps: [] });
  for await (const line of run.lines) fold.add(line);
  const result = await run.finished;
  const visits: PageVisits = pageVisitsSchema.parse(JSON.parse(readFileSync(path.join(folder, 'pages.json'), 'utf8')));
  return { folder, fold, result, visits };
}

describe.skipIf(executable === undefined)('the page lab in a real Chromium', () => {
  const demos: { url: string; stop(): Promise<unknown> }[] = [];
  const demoWith = async (switches: Record<string, boolean>) => {
    const demo = await startDemo({ port: 0, dataFolder: folderOf(), orders: 2000, switches });
    demos.push(demo);
    return `${demo.url}/dispatch`;
  };
  let plain: Awaited<ReturnType<typeof measured>>;
  beforeAll(async () => {
    plain = await measured(await demoWith({}), {
      interactions: [{ select: '#status-filter', value: 'in_transit' }, { click: '#orders tbody tr' }],
    });
  }, 60_000);
  afterAll(async () => {
    for (const demo of demos) await demo.stop();
  });
  const view = ({ visits }: PageVisits, wanted: string) => visits.find((visit) => visit.view === wanted);

  it('tells every vital, with what it is owed to, loads, sizes and a picture', () => {
    const { result, fold, visits, folder } = plain;
    expect(result).toMatchObject({ outcome: 'completed', error: null, complaints: [] });
    const first = view(visits, 'first');
    expect(first?.failed).toBeNull();
    expect(first?.vitals.map(({ metric }) => metric).sort()).toEqual(['cls', 'fcp', 'inp', 'lcp', 'ttfb']);
    expect(first?.vitals.find(({ metric }) => metric === 'lcp')?.element).not.toBeNull();
    expect(first?.largestScript?.bytes).toBeGreaterThan(1000);
    expect(
      readFileSync(path.join(folder, 'pictures', first?.picture ?? ''))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    for (const metric of ['lcp', 'inp', 'cls', 'fcp', 'ttfb', 'pageLoad', 'bundle', 'chunk', 'transferred'])
      expect(pool(fold.measurement(), { metric, tags: { profile: 'slow-line', view: 'first' } }).count, metric).toBe(1);
    expect(pool(fold.measurement(), { metric: 'browserErrorRate' })).toMatchObject({ sum: 0 });
  });

  it('finds its cache on the repeat view, and none where nothing may be kept', async () => {
    const kept = view(plain.visits, 'repeat')?.resources.filter(({ fromCache }) => fromCache) ?? [];
    expect(kept.length).toBeGreaterThan(3);
    const { visits } = await measured(await demoWith({ 'static-cache': false }));
    expect(view(visits, 'repeat')?.resources.filter(({ fromCache }) => fromCache)).toEqual([]);
    expect(view(visits, 'repeat')?.transferBytes).toBeGreaterThan(3 * (view(plain.visits, 'repeat')?.transferBytes ?? Number.NaN));
    const change = labChanges(plain.visits, visits).find(
      ({ metric, endpoint }) => metric === 'transferred' && endpoint?.includes('repeat'),
    );
    expect(change).toMatchObject({ verdict: 'inconclusive', scale: 'difference' });
    expect(change?.change.value).toBeGreaterThan(0);
  }, 60_000);

  it('transfers more without compression', async () => {
    const { visits } = await measured(await demoWith({ compression: false }), { repeat: false });
    expect(view(visits, 'first')?.transferBytes).toBeGreaterThan((view(plain.visits, 'first')?.transferBytes ?? Number.NaN) + 5000);
  }, 60_000);

  it('lets nothing leave for a host that is not allowed', async () => {
    const { fold, visits } = await measured('http://lab.example/dispatch', { repeat: false });
    expect(visits.visits[0]?.failed).not.toBeNull();
    expect(fold.errors()).toContainEqual(expect.objectContaining({ code: 1110, message: 'host not allowed' }));
  }, 60_000);

  it('leaves no browser behind when it is killed', async () => {
    const before = readdirSync(os.tmpdir()).filter((name) => name.startsWith('headroom-browser-'));
    const run = await start(demos[0] ? `${demos[0].url}/dispatch` : '', folderOf(), { visits: 50 });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    run.kill();
    expect(await run.finished).toMatchObject({ outcome: 'aborted' });
    const after = readdirSync(os.tmpdir()).filter((name) => name.startsWith('headroom-browser-'));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  }, 30_000);
});
