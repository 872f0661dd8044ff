import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { HeadroomError } from '../../../engine/model/error.ts';
import { openStore, type Store } from '../../../engine/store/index.ts';
import { recordedWindows, sampleContents, sampleDraft, sampleFinish, sampleReport } from './samples.ts';
import { temporaryFolder } from './temporary.ts';

const id = '1970-01-01T00-00-00-mix-demo';
const allRequests = requestsIn(recordedWindows);

/** Requests that a window file counts. */
function requestsIn(text: string): number {
  const ids = new Set([...text.matchAll(/\{"series":(\d+),"metric":"http_reqs","tags"/g)].map(([, series]) => series));
  return [...text.matchAll(/"t":\d+,"series":(\d+),"n":(\d+)/g)].reduce(
    (sum, [, series, n]) => sum + (ids.has(series ?? '') ? Number(n) : 0),
    0,
  );
}

async function requestsOf(store: Store, run: string): Promise<number> {
  const { series } = await store.loadMeasurement(run);
  return series
    .filter(({ metric }) => metric === 'requests')
    .flatMap(({ totals }) => totals)
    .reduce((sum, { count }) => sum + count, 0);
}

/** The folder as its owner left it, whose process is no more. */
function orphan(folder: string): string {
  const left = folder.replace(/\.[^.]+\.partial$/, `.${ownerWithPid(folder, 2 ** 22 + 1)}.partial`);
  renameSync(folder, left);
  return left;
}

const ownerWithPid = (folder: string, pid: number) => (/\.([^.]+)\.partial$/.exec(folder)?.[1] ?? '').replace(/^([^-]+)-\d+/, `$1-${pid}`);
const longAgo = (file: string) => utimesSync(file, new Date(0), new Date(0));

async function orphanedRun(windows: string | null, { described = true } = {}) {
  const store = openStore(temporaryFolder());
  const partial = await store.createRun({ id });
  if (described) await partial.describe(sampleDraft(id, { steps: [] }));
  if (windows !== null) {
    writeFileSync(partial.windowsFile, windows);
    longAgo(partial.windowsFile);
  }
  return { store, folder: orphan(partial.folder) };
}

describe('a run whose engine died', () => {
  test('is sealed from its windows, as truncated and recovered', async () => {
    const { store } = await orphanedRun(recordedWindows);
    const [recovery] = await store.recover(sampleFinish);
    expect(recovery).toMatchObject({ id, result: 'sealed' });
    const { run, errors } = await store.loadRun(id);
    expect(run).toMatchObject({
      id,
      outcome: 'truncated',
      recovered: true,
      endReason: expect.stringContaining('completed'),
      health: { validity: 'unknown' },
    });
    expect(errors.length).toBeGreaterThan(0);
    expect(await requestsOf(store, id)).toBe(allRequests);
    expect(Date.parse(run.endedAt) - Date.parse(run.loadStartedAt ?? '')).toBeCloseTo(run.durationS * 1000, -1);
    expect(await store.recover(sampleFinish)).toEqual([]);
  });

  test('loses only a last line that is not whole', async () => {
    const lines = recordedWindows.trimEnd().split('\n').slice(0, 500);
    const { store } = await orphanedRun(`${lines.join('\n')}\n{"t":1795439525250,"ser`);
    await store.recover(sampleFinish);
    expect(await requestsOf(store, id)).toBe(requestsIn(lines.join('\n')));
    expect((await store.loadRun(id)).run).toMatchObject({
      outcome: 'truncated',
      endReason: 'The engine was killed.',
      notes: sampleDraft(id).notes,
    });
  });

  test('keeps what came before a damaged line, and says so', async () => {
    const lines = recordedWindows.trimEnd().split('\n');
    const { store } = await orphanedRun([...lines.slice(0, 300), '\0\0\0\0', ...lines.slice(300)].join('\n'));
    await store.recover(sampleFinish);
    expect(await requestsOf(store, id)).toBe(requestsIn(lines.slice(0, 300).join('\n')));
    expect((await store.loadRun(id)).run.notes.join()).toContain('cannot be read from line 301 on');
  });

  test('that had measured nothing is still listed', async () => {
    const { store } = await orphanedRun(null);
    expect(await store.recover(sampleFinish)).toMatchObject([{ result: 'sealed' }]);
    expect((await store.loadRun(id)).run).toMatchObject({ outcome: 'truncated', loadStartedAt: null });
    expect((await store.loadMeasurement(id)).series).toEqual([]);
  });

  test('before it had begun leaves nothing', async () => {
    const { store, folder } = await orphanedRun(null, { described: false });
    expect(await store.recover(sampleFinish)).toEqual([{ id, result: 'discarded' }]);
    expect(existsSync(folder)).toBe(false);
  });

  test('that cannot be recovered stays as it was, is listed as left behind, and does not stop the others', async () => {
    const { store, folder } = await orphanedRun(recordedWindows, { described: false });
    const other = await store.createRun({ id: 'other' });
    await other.describe(sampleDraft('other', { steps: [] }));
    orphan(other.folder);
    const recoveries = await store.recover(sampleFinish);
    expect(recoveries).toMatchObject([
      { id, result: 'failed', folder, error: { code: 'RUN_DAMAGED' } },
      { id: 'other', result: 'sealed' },
    ]);
    expect(await store.listRuns()).toMatchObject([{ id: 'other' }, { id, state: 'unsealed', folder }]);
    await expect(store.resolveRun(id)).rejects.toMatchObject({ code: 'RUN_UNSEALED' });
    await expect(store.recover(async () => Promise.reject(new Error('oops')))).resolves.toMatchObject([
      { id, error: { code: 'RUN_DAMAGED' } },
    ]);
  });

  test('is never called completed by whoever judges it', async () => {
    const { store } = await orphanedRun(recordedWindows);
    const completed = { outcome: 'completed', recovered: true } as const;
    const [recovery] = await store.recover(async ({ run }) => ({
      run: { ...run, ...completed },
      report: sampleReport({ ...run, ...completed }),
      html: '',
    }));
    expect(recovery).toMatchObject({ result: 'failed', error: { code: 'BUG' } });
    const [second] = await store.recover(async () => Promise.reject(new TypeError('no such thing')));
    expect(second).toMatchObject({ result: 'failed', error: { code: 'BUG', message: expect.stringContaining('no such thing') } });
    expect(await store.recover(sampleFinish)).toMatchObject([{ result: 'sealed' }]);
  });

  test('is recovered by one of several that try at once', async () => {
    const { store } = await orphanedRun(recordedWindows);
    const recoveries = await Promise.all([store.recover(sampleFinish), store.recover(sampleFinish), store.recover(sampleFinish)]);
    expect(recoveries.flat()).toMatchObject([{ id, result: 'sealed' }]);
  });
});

describe('a run is left alone', () => {
  test('while its process lives', async () => {
    const store = openStore(temporaryFolder());
    const partial = await store.createRun({ id });
    writeFileSync(partial.windowsFile, recordedWindows);
    expect(await store.recover(sampleFinish)).toEqual([]);
    expect(existsSync(partial.windowsFile)).toBe(true);
  });

  test('of another machine until it was not touched for a minute', async () => {
    const store = openStore(temporaryFolder());
    const folder = path.join(store.projectFolder, '.headroom/runs', `${id}.abcdef-1-1.partial`);
    mkdirSync(folder, { recursive: true });
    expect(await store.listRuns()).toMatchObject([{ id, state: 'running' }]);
    expect(await store.recover(sampleFinish)).toEqual([]);
    longAgo(folder);
    expect(await store.recover(sampleFinish)).toEqual([{ id, result: 'discarded' }]);
  });

  test('unless another process has its id now', async () => {
    const store = openStore(temporaryFolder());
    const { folder } = await store.createRun({ id });
    renameSync(folder, folder.replace(/-[^-]+\.partial$/, '-1.partial'));
    expect(await store.recover(sampleFinish)).toEqual([{ id, result: 'discarded' }]);
  });
});

test('what a crash left of a removed run is swept away', async () => {
  const store = openStore(temporaryFolder());
  const sealed = await (await store.createRun({ id })).seal(sampleContents(id));
  renameSync(sealed, `${sealed}.removing`);
  expect(await store.listRuns()).toEqual([]);
  await store.recover(sampleFinish);
  expect(readdirSync(path.dirname(sealed))).toEqual([]);
});

describe('a kill -9 while the run is sealed is healed by the next recovery', () => {
  const moments: Record<string, (files: readonly string[]) => boolean> = {
    'at the first byte of run.json': (files) => files.some((file) => file.startsWith('run.json')),
    'at run.json': (files) => files.includes('run.json'),
    'at report.json': (files) => files.includes('report.json'),
    'at report.html': (files) => files.includes('report.html'),
    'at the first byte of Parquet': (files) => files.some((file) => file.includes('measurements.parquet')),
    'at the whole Parquet': (files) => files.includes('measurements.parquet'),
    'when the draft is gone': (files) => files.includes('run.json') && !files.includes('draft.json'),
    'when the windows are gone': (files) => files.includes('run.json') && !files.includes('windows.ndjson'),
  };
  for (const [name, reached] of Object.entries(moments))
    test(name, async () => {
      const folder = temporaryFolder();
      await killWhen(folder, reached);
      const store = openStore(folder);
      for (const recovery of await store.recover(sampleFinish)) expect(recovery).toMatchObject({ id, result: 'sealed' });
      const [entry, ...others] = await store.listRuns();
      expect(others).toEqual([]);
      expect(entry).toMatchObject({ id, state: 'sealed' });
      expect(readdirSync(entry?.folder ?? '').sort()).toEqual([
        'errors.json',
        'measurements.parquet',
        'report.html',
        'report.json',
        'run.json',
      ]);
      const { run } = await store.loadRun(id);
      expect(['completed', 'truncated']).toContain(run.outcome);
      expect(await requestsOf(store, id)).toBe(allRequests);
    });

  async function killWhen(folder: string, reached: (files: readonly string[]) => boolean): Promise<void> {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'sealing-child.ts'), folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const gone = once(child, 'exit');
    const runs = path.join(folder, '.headroom/runs');
    while (child.exitCode === null) {
      if (existsSync(runs) && readdirSync(runs).some((run) => reached(filesIn(path.join(runs, run))))) child.kill('SIGKILL');
      if (child.killed) break;
      await setImmediate();
    }
    await gone;
    // Whether it was killed in time or not, the last writes of its driver are over.
    for (const run of readdirSync(runs))
      if (existsSync(path.join(runs, run, 'windows.ndjson'))) longAgo(path.join(runs, run, 'windows.ndjson'));
  }

  function filesIn(folder: string): string[] {
    try {
      return readdirSync(folder);
    } catch {
      // It was renamed while we looked.
      return [];
    }
  }
});

test('a driver that still writes is waited for', async () => {
  const { store, folder } = await orphanedRun(recordedWindows.split('\n').slice(0, 20).join('\n').concat('\n'));
  const windows = path.join(folder, 'windows.ndjson');
  appendFileSync(windows, '');
  utimesSync(windows, new Date(), new Date());
  const recovering = store.recover(sampleFinish);
  const claimed = () => readdirSync(path.dirname(folder)).map((name) => path.join(path.dirname(folder), name, 'windows.ndjson'));
  await setImmediate();
  const rest = recordedWindows.split('\n').slice(20).join('\n');
  setTimeout(() => appendFileSync(claimed().find((file) => existsSync(file)) ?? '', rest), 300);
  await recovering;
  expect(await requestsOf(store, id)).toBe(allRequests);
});

test('a folder that lost a document before it got its name is not sealed', async () => {
  const { store, folder } = await orphanedRun(null);
  writeFileSync(path.join(folder, 'run.json'), '{}');
  const [recovery] = await store.recover(sampleFinish);
  expect(recovery).toMatchObject({ result: 'failed' });
  expect(recovery && 'error' in recovery && recovery.error).toBeInstanceOf(HeadroomError);
  rmSync(folder, { recursive: true });
});
