import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Measurement } from '../../../engine/model/measurement.ts';
import { openStore } from '../../../engine/store/index.ts';
import { seriesWithTotals } from '../../../engine/store/parquet/totals.ts';
import { widenSparse } from '../../../engine/store/parquet/widen.ts';
import { sampleContents, sampleDraft } from './samples.ts';
import { temporaryFolder } from './temporary.ts';

const startedAt = new Date('2026-11-23T14:05:09Z');
const request = { scenario: 'mix', environment: 'demo', startedAt };

const asKept = (measurement: Measurement) => ({
  ...measurement,
  series: widenSparse(measurement.series).map((series) => seriesWithTotals(series, series.windows)),
});

async function sealedRun() {
  const store = openStore(temporaryFolder());
  const partial = await store.createRun(request);
  writeFileSync(partial.windowsFile, '{"v":1}\n');
  writeFileSync(partial.logFile, 'k6 said so\n');
  await partial.describe(sampleDraft(partial.id));
  const contents = sampleContents(partial.id);
  return { store, partial, contents, folder: await partial.seal(contents) };
}

describe('a run folder', () => {
  test('is named for its time, scenario and environment, and holds what the product page lists', async () => {
    const { folder } = await sealedRun();
    expect(path.basename(folder)).toBe('2026-11-23T14-05-09-mix-demo');
    expect(readdirSync(folder).sort()).toEqual(['errors.json', 'k6.log', 'measurements.parquet', 'report.html', 'report.json', 'run.json']);
    expect(readdirSync(path.dirname(folder))).toEqual(['2026-11-23T14-05-09-mix-demo']);
  });

  test('gives back what was sealed', async () => {
    const { store, partial, contents, folder } = await sealedRun();
    expect(await store.loadRun(partial.id)).toEqual({ folder, run: contents.run, report: contents.report, errors: contents.errors });
    expect(await store.loadMeasurement(partial.id)).toEqual(asKept(contents.measurement));
  });

  test('gives back a measurement without windows, with selectors, and with none at all', async () => {
    const store = openStore(temporaryFolder());
    for (const series of [0, 1]) {
      const partial = await store.createRun(request);
      const contents = sampleContents(partial.id, { endpoints: 1, seconds: 2 });
      const [first] = contents.measurement.series;
      if (!first) throw new Error('the sample has no series');
      const empty = { ...first, tags: { name: "it's :id" }, selector: 'status:200', windows: [], totals: [] };
      const measurement = { ...contents.measurement, series: series === 0 ? [] : [empty, { ...first, selector: 'name:x' }] };
      await partial.seal({ ...contents, measurement });
      expect(await store.loadMeasurement(partial.id)).toEqual(asKept(measurement));
    }
  });

  test('a second run of the same second has a name of its own', async () => {
    const store = openStore(temporaryFolder());
    const partials = await Promise.all([store.createRun(request), store.createRun(request), store.createRun(request)]);
    expect(new Set(partials.map(({ id }) => id)).size).toBe(3);
    for (const { id } of partials) expect(id).toMatch(/^2026-11-23T14-05-09-mix-demo(-[0-9a-f]{4})?$/);
    for (const partial of partials) await partial.seal(sampleContents(partial.id));
    expect((await store.listRuns()).map(({ state }) => state)).toEqual(['sealed', 'sealed', 'sealed']);
  });

  test('is listed as running until it is sealed, and leaves nothing when discarded', async () => {
    const store = openStore(temporaryFolder());
    const partial = await store.createRun({ id: 'by-hand' });
    expect(await store.listRuns()).toEqual([{ id: 'by-hand', folder: partial.folder, state: 'running' }]);
    await partial.discard();
    expect(await store.listRuns()).toEqual([]);
  });

  test('keeps out of version control by itself', async () => {
    const store = openStore(temporaryFolder());
    await store.createRun({ id: 'by-hand' });
    expect(existsSync(path.join(store.projectFolder, '.headroom/.gitignore'))).toBe(true);
  });

  test('cannot be named out of its folder', async () => {
    const store = openStore(temporaryFolder());
    for (const id of ['../x', 'a/b', '', 'a.partial', '.hidden', 'x'.repeat(300)])
      await expect(store.createRun({ id })).rejects.toMatchObject({ code: 'USAGE' });
    const { id } = await store.createRun({ ...request, scenario: '../../scripts/my test.ts', environment: 'größe' });
    expect(id).toBe('2026-11-23T14-05-09-scripts-my-test-ts-gr-e');
  });

  test('refuses documents of another run, and such as could not be read again', async () => {
    const store = openStore(temporaryFolder());
    const partial = await store.createRun(request);
    await expect(partial.seal(sampleContents('other'))).rejects.toMatchObject({ code: 'BUG' });
    await expect(partial.seal(sampleContents(partial.id, { durationS: Number.NaN }))).rejects.toMatchObject({
      code: 'BUG',
      message: /durationS/,
    });
    expect(readdirSync(partial.folder)).toEqual([]);
  });
});

test('a run of ten sparse endpoints keeps a few bytes a request', async () => {
  const store = openStore(temporaryFolder());
  const partial = await store.createRun(request);
  const folder = await partial.seal(sampleContents(partial.id, { endpoints: 10, seconds: 60 }));
  expect(statSync(path.join(folder, 'measurements.parquet')).size).toBeLessThan(10 * 60 * 20 * 4);
});
