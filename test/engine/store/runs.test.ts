import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../../engine/model/run.ts';
import { parseDocument } from '../../../engine/store/documents/document.ts';
import { openStore } from '../../../engine/store/index.ts';
import { sampleContents } from './samples.ts';
import { temporaryFolder } from './temporary.ts';

const now = new Date('2026-06-01T00:00:00.000Z');

/** Four sealed runs: three of the mix in the demo, one elsewhere; the last of the mix is the latest but one. */
async function fourRuns() {
  const store = openStore(temporaryFolder(), { now: () => now });
  const seal = async (startedAt: string, scenario: string, environment: string) => {
    const partial = await store.createRun({ startedAt: new Date(startedAt), scenario, environment });
    const changes: Partial<Run> = { startedAt, endedAt: startedAt, scenario, environment };
    await partial.seal(sampleContents(partial.id, { endpoints: 1, seconds: 1, ...changes }));
    return partial.id;
  };
  const ids = [
    await seal('2026-01-01T00:00:00.000Z', 'mix', 'demo'),
    await seal('2026-02-01T00:00:00.000Z', 'mix', 'demo'),
    await seal('2026-03-01T00:00:00.000Z', 'smoke', 'staging'),
    await seal('2026-04-01T00:00:00.000Z', 'mix', 'demo'),
  ];
  return { store, ids };
}

describe('a run is found', () => {
  test('by id, folder, latest, previous, scenario or the beginning of one id', async () => {
    const { store, ids } = await fourRuns();
    const [first, second, third, fourth] = ids;
    for (const [name, id] of [
      [first, first],
      [path.join('.headroom/runs', second ?? ''), second],
      [path.join(store.projectFolder, '.headroom/runs', second ?? '', '/'), second],
      ['latest', fourth],
      ['previous', second],
      ['mix', fourth],
      ['smoke', third],
      ['2026-03', third],
    ])
      expect(await store.resolveRun(name ?? '')).toBe(id);
  });

  test('or near names are told', async () => {
    const { store, ids } = await fourRuns();
    await expect(store.resolveRun('2026')).rejects.toMatchObject({
      code: 'RUN_AMBIGUOUS',
      exitCode: 64,
      hint: expect.stringContaining(ids[0] ?? ''),
    });
    await expect(store.resolveRun('smok')).rejects.toMatchObject({
      code: 'RUN_UNKNOWN',
      hint: expect.stringMatching(/^Did you mean smoke/),
    });
    await expect(store.resolveRun('latst')).rejects.toMatchObject({ code: 'RUN_UNKNOWN', hint: 'Did you mean latest?' });
    await expect(store.resolveRun('')).rejects.toMatchObject({ code: 'RUN_UNKNOWN' });
    const empty = openStore(temporaryFolder());
    await expect(empty.resolveRun('latest')).rejects.toMatchObject({ code: 'RUN_UNKNOWN', message: 'There is no sealed run yet.' });
  });

  test('previous is of the same scenario and environment, or there is none', async () => {
    const { store, ids } = await fourRuns();
    for (const id of [ids[0], ids[1]]) rmSync(path.join(store.projectFolder, '.headroom/runs', id ?? ''), { recursive: true });
    await expect(store.resolveRun('previous')).rejects.toMatchObject({
      code: 'RUN_UNKNOWN',
      message: expect.stringContaining('the only run of mix in demo'),
    });
  });

  test('RUN_UNSEALED while it goes on', async () => {
    const store = openStore(temporaryFolder());
    await store.createRun({ id: 'going-on' });
    await expect(store.resolveRun('going')).rejects.toMatchObject({ code: 'RUN_UNSEALED', message: 'Run going-on is still going on.' });
  });
});

describe('a damaged run', () => {
  test('is listed with its reason and hides no other', async () => {
    const { store, ids } = await fourRuns();
    const folder = path.join(store.projectFolder, '.headroom/runs', ids[3] ?? '');
    writeFileSync(path.join(folder, 'run.json'), '{"schemaVersion": 1}');
    mkdirSync(path.join(folder, '../empty'));
    writeFileSync(path.join(folder, '../stray-file'), '');
    mkdirSync(path.join(folder, '../not a run'));
    const entries = await store.listRuns();
    expect(entries.map(({ state }) => state).sort()).toEqual(['damaged', 'damaged', 'sealed', 'sealed', 'sealed']);
    expect(entries.find(({ id }) => id === ids[3])).toMatchObject({
      state: 'damaged',
      reason: expect.stringContaining('run.json is damaged'),
    });
    expect(await store.resolveRun('latest')).toBe(ids[2]);
    await expect(store.resolveRun(ids[3] ?? '')).rejects.toMatchObject({ code: 'RUN_DAMAGED', exitCode: 64 });
    await expect(store.loadRun(ids[3] ?? '')).rejects.toMatchObject({ code: 'RUN_DAMAGED' });
  });

  test('is one whose run.json came from elsewhere', async () => {
    const { store, ids } = await fourRuns();
    const file = (id = '') => path.join(store.projectFolder, '.headroom/runs', id, 'run.json');
    writeFileSync(file(ids[3]), readFileSync(file(ids[0])));
    expect((await store.listRuns()).find(({ id }) => id === ids[3])).toMatchObject({
      state: 'damaged',
      reason: `run.json is that of ${ids[0]}`,
    });
  });
});

describe('notes', () => {
  test('are added beside the run, one after the other', async () => {
    const { store, ids } = await fourRuns();
    const id = ids[0] ?? '';
    const notes = ['cold cache', 'second look'].map((text) => ({ at: now.toISOString(), by: 'Ada', text }));
    expect(await store.notes.list(id)).toEqual([]);
    for (const note of notes) await store.notes.add(id, note);
    expect(await store.notes.list(id)).toEqual(notes);
    expect(parseDocument('notes', readFileSync(path.join(store.projectFolder, '.headroom/notes', `${id}.json`), 'utf8'), 'x').run).toBe(id);
    await expect(store.notes.add('../../x', { at: '', by: '', text: '' })).rejects.toMatchObject({ code: 'USAGE' });
  });
});

describe('pruning', () => {
  const baseline = parseDocument(
    'baseline',
    readFileSync(path.join(import.meta.dirname, '../../fixtures/documents/baseline.v1.json'), 'utf8'),
    'x',
  );

  test('keeps the newest, what is young enough, and needs to be told', async () => {
    const { store, ids } = await fourRuns();
    expect(await store.prune({ keep: 3, dryRun: true })).toEqual({ removed: [ids[0]], campaigns: [], spared: [] });
    expect(await store.listRuns()).toHaveLength(4);
    expect(await store.prune({ keep: 3 })).toEqual({ removed: [ids[0]], campaigns: [], spared: [] });
    expect(await store.prune({ olderThanS: 110 * 86_400 })).toEqual({ removed: [ids[1]], campaigns: [], spared: [] });
    expect(await store.prune({ keep: 1, olderThanS: 80 * 86_400 })).toEqual({ removed: [ids[2]], campaigns: [], spared: [] });
    expect((await store.listRuns()).map(({ id }) => id)).toEqual([ids[3]]);
    await expect(store.prune({})).rejects.toMatchObject({ code: 'USAGE' });
  });

  test('spares runs with a baseline or a note, unless forced; a dropped baseline holds nothing', async () => {
    const { store, ids } = await fourRuns();
    const [first = '', second = '', third = '', fourth = ''] = ids;
    await store.baselines.approve({ ...baseline, run: first });
    await store.baselines.approve({ ...baseline, run: second });
    await store.baselines.drop(second, { by: 'Ada', at: now.toISOString(), why: 'old' });
    await store.notes.add(third, { at: now.toISOString(), by: 'Ada', text: 'keep' });
    expect(await store.prune({ keep: 0 })).toEqual({
      removed: [fourth, second],
      campaigns: [],
      spared: [
        { id: third, why: 'note' },
        { id: first, why: 'baseline' },
      ],
    });
    expect(await store.prune({ keep: 0, force: true })).toEqual({ removed: [third, first], campaigns: [], spared: [] });
    expect(await store.listRuns()).toEqual([]);
  });

  test('touches no run that goes on, and none that is damaged', async () => {
    const { store } = await fourRuns();
    await store.createRun({ id: 'going-on' });
    mkdirSync(path.join(store.projectFolder, '.headroom/runs/empty'));
    await store.prune({ keep: 0, force: true });
    expect((await store.listRuns()).map(({ id }) => id).sort()).toEqual(['empty', 'going-on']);
  });
});
