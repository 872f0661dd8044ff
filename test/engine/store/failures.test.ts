import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writing } from '../../../engine/store/files/failure.ts';
import { openStore } from '../../../engine/store/index.ts';
import { sampleContents, sampleDraft, sampleFinish } from './samples.ts';
import { temporaryFolder } from './temporary.ts';

const failing = (error: Error, code?: string) =>
  writing('/some/place', async () => Promise.reject(code === undefined ? error : Object.assign(error, { code })));

describe('what the system says when it cannot write becomes an error with a next step', () => {
  for (const [code, expected] of [
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EACCES', 'OUTPUT_UNWRITABLE'],
    ['EROFS', 'OUTPUT_UNWRITABLE'],
    ['ENOTDIR', 'OUTPUT_UNWRITABLE'],
  ] as const)
    test(`${code} is ${expected}`, async () => {
      await expect(failing(new Error(`${code}: no`), code)).rejects.toMatchObject({
        code: expected,
        message: expect.stringContaining('/some/place'),
        hint: expect.any(String),
      });
    });

  test("DuckDB's words too, and nothing else", async () => {
    await expect(failing(new Error('IO Error: Could not write all bytes to file: No space left on device'))).rejects.toMatchObject({
      code: 'DISK_FULL',
      exitCode: 69,
    });
    await expect(failing(new Error('IO Error: Cannot open file "x": Permission denied'))).rejects.toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
      exitCode: 64,
    });
    await expect(failing(new TypeError('x is not a function'))).rejects.toBeInstanceOf(TypeError);
  });
});

test('a project that cannot hold runs: OUTPUT_UNWRITABLE', async () => {
  const store = openStore(temporaryFolder());
  writeFileSync(path.join(store.projectFolder, '.headroom'), 'in the way');
  await expect(store.createRun({ id: 'x' })).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
  writeFileSync(path.join(store.projectFolder, 'baselines'), 'in the way');
  expect(await store.baselines.list()).toEqual([]);
  expect(await store.listRuns()).toEqual([]);
});

test('a seal that fails leaves the windows, and can be tried again', async () => {
  const store = openStore(temporaryFolder());
  const partial = await store.createRun({ id: 'x' });
  await partial.describe(sampleDraft('x'));
  writeFileSync(partial.windowsFile, '');
  const inTheWay = path.join(partial.folder, 'measurements.parquet');
  mkdirSync(inTheWay);
  await expect(partial.seal(sampleContents('x'))).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
  expect(await store.listRuns()).toMatchObject([{ id: 'x', state: 'running' }]);
  expect(readdirSync(partial.folder)).toContain('windows.ndjson');
  expect(await store.recover(sampleFinish)).toEqual([]);
  rmSync(inTheWay, { recursive: true });
  await partial.seal(sampleContents('x'));
  expect(await store.listRuns()).toMatchObject([{ id: 'x', state: 'sealed' }]);
});

test.skipIf(process.getuid?.() === 0)('a folder of somebody else: OUTPUT_UNWRITABLE', async () => {
  const store = openStore(temporaryFolder());
  chmodSync(store.projectFolder, 0o500);
  await expect(store.createRun({ id: 'x' })).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
});
