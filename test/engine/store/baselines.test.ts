import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Baseline } from '../../../engine/model/baseline.ts';
import { parseDocument } from '../../../engine/store/documents/document.ts';
import { openStore } from '../../../engine/store/index.ts';
import { temporaryFolder } from './temporary.ts';

const fixture = readFileSync(path.join(import.meta.dirname, '../../fixtures/documents/baseline.v1.json'), 'utf8');
const baseline = (changes: Partial<Baseline> = {}): Baseline => ({ ...parseDocument('baseline', fixture, 'fixture'), ...changes });
const retired = { by: 'Ada', at: '2026-04-01T08:00:00.000Z', why: 'The machine changed.' };

async function threeBaselines() {
  const store = openStore(temporaryFolder());
  const made = [
    baseline({ run: 'run-b', measuredAt: '2026-02-01T00:00:00.000Z' }),
    baseline({ run: 'run-a', measuredAt: '2026-03-01T00:00:00.000Z' }),
    baseline({ run: 'other', environment: 'staging', measuredAt: '2026-01-01T00:00:00.000Z' }),
  ];
  for (const one of made) await store.baselines.approve(one);
  return { store, made };
}

describe('a baseline', () => {
  test('is one file of its environment, with keys in order, and comes back as it was', async () => {
    const store = openStore(temporaryFolder());
    const file = await store.baselines.approve(baseline());
    expect(path.relative(store.projectFolder, file)).toBe(path.join('baselines', baseline().environment, `${baseline().run}.json`));
    expect(readFileSync(file, 'utf8')).toBe(fixture);
    expect(await store.baselines.list()).toEqual([{ file, baseline: baseline(), retirement: null }]);
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
  });

  test('is never overwritten, nor by two at once', async () => {
    const store = openStore(temporaryFolder());
    const tries = await Promise.allSettled(
      ['one', 'two', 'three'].map((why) => store.baselines.approve(baseline({ approved: { ...retired, why } }))),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const [entry] = await store.baselines.list();
    const before = readFileSync(entry?.file ?? '', 'utf8');
    await expect(store.baselines.approve(baseline())).rejects.toMatchObject({ code: 'BASELINE_REFUSED', exitCode: 64 });
    expect(readFileSync(entry?.file ?? '', 'utf8')).toBe(before);
    expect(readdirSync(path.dirname(entry?.file ?? ''))).toHaveLength(1);
  });

  test('stays when it is dropped, with who and why beside it, once', async () => {
    const { store } = await threeBaselines();
    const dropped = await store.baselines.drop('run-a', retired);
    expect(dropped.retirement?.retired).toEqual(retired);
    expect(existsSync(dropped.file.replace('.json', '.retired.json'))).toBe(true);
    const entries = await store.baselines.list();
    expect(entries.map((entry) => [entry.baseline.run, entry.retirement?.retired.why])).toEqual([
      ['other', undefined],
      ['run-b', undefined],
      ['run-a', retired.why],
    ]);
    await expect(store.baselines.drop('run-a', retired)).rejects.toMatchObject({ code: 'BASELINE_REFUSED' });
    await expect(store.baselines.approve(baseline({ run: 'run-a' }))).rejects.toMatchObject({
      code: 'BASELINE_REFUSED',
      message: expect.stringContaining('dropped since'),
    });
  });

  test('is found by its run or the beginning of it', async () => {
    const { store } = await threeBaselines();
    expect((await store.baselines.find('oth')).baseline.run).toBe('other');
    await expect(store.baselines.find('run')).rejects.toMatchObject({
      code: 'BASELINE_UNKNOWN',
      message: '2 baselines begin with run.',
      hint: 'Did you mean run-a, run-b?',
    });
    await expect(store.baselines.find('run-c')).rejects.toMatchObject({ code: 'BASELINE_UNKNOWN', hint: 'Did you mean run-a, run-b?' });
    await expect(openStore(temporaryFolder()).baselines.find('x')).rejects.toMatchObject({ hint: 'There is no baseline yet.' });
  });

  test('is listed by environment, oldest measurement first', async () => {
    const { store } = await threeBaselines();
    expect((await store.baselines.list('staging')).map((entry) => entry.baseline.run)).toEqual(['other']);
    expect((await store.baselines.list(baseline().environment)).map((entry) => entry.baseline.run)).toEqual(['run-b', 'run-a']);
    expect(await store.baselines.list('nowhere')).toEqual([]);
    await expect(store.baselines.list('../..')).rejects.toMatchObject({ code: 'USAGE' });
    await expect(store.baselines.approve(baseline({ environment: '../up' }))).rejects.toMatchObject({ code: 'USAGE' });
  });
});

describe('a damaged baseline is named, never passed over', () => {
  const damage: Record<string, (file: string) => void> = {
    'cut off': (file) => writeFileSync(file, fixture.slice(0, 100)),
    'another document': (file) => writeFileSync(file, '{"schemaVersion":1}'),
    'a merge conflict': (file) => writeFileSync(file, `<<<<<<< HEAD\n${fixture}`),
    'that of another run': (file) => renameSync(file, file.replace('run-a', 'run-z')),
    'that of another environment': (file) => {
      mkdirSync(path.join(file, '../../elsewhere'));
      renameSync(file, path.join(file, '../../elsewhere', path.basename(file)));
    },
    'a damaged retirement': (file) => writeFileSync(file.replace('.json', '.retired.json'), '{}'),
    'the retirement of another run': (file) =>
      writeFileSync(file.replace('.json', '.retired.json'), JSON.stringify({ schemaVersion: 1, run: 'x', retired })),
  };
  for (const [what, spoil] of Object.entries(damage))
    test(what, async () => {
      const { store } = await threeBaselines();
      spoil((await store.baselines.find('run-a')).file);
      await expect(store.baselines.list()).rejects.toMatchObject({
        code: 'BASELINE_DAMAGED',
        exitCode: 64,
        message: expect.stringMatching(/run-[az]/),
      });
    });
});
