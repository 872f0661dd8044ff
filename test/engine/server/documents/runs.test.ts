import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLists } from '../../../../engine/server/listing/lists.ts';
import { runPage } from '../../../../engine/server/listing/run-page.ts';
import { openStore, type Store } from '../../../../engine/store/index.ts';
import { recordedProject } from '../../../desktop/project/make-project.ts';
import { serveRecorded } from './recorded.ts';

const load = { scenario: 'load', environment: 'demo' };
const usual = { all: false, limit: 50 };

describe('the list of runs', () => {
  let recorded: Awaited<ReturnType<typeof serveRecorded>>;
  beforeAll(async () => {
    recorded = await serveRecorded();
  });

  it('is newest first, with what each report says, and hides what says little by itself', async () => {
    const { get } = recorded;
    const { runs, total, hidden, next } = await get('runs');
    expect(next).toBeNull();
    expect([runs.length, total, hidden]).toEqual([20, 20, 20]);
    expect(runs.map(({ startedAt }) => startedAt)).toEqual(
      runs
        .map(({ startedAt }) => startedAt)
        .sort()
        .reverse(),
    );
    const [newest] = runs;
    const { report } = await get('run', { path: { run: newest?.id ?? '' } });
    expect(newest).toMatchObject({
      chips: report.chips,
      p95: report.overall.p95?.value,
      users: report.load.activeUsers,
      requestsPerSecond: report.load.requestsPerSecond,
      state: 'sealed',
      baseline: false,
    });
    expect((await get('runs', { query: { all: 'true', limit: '200' } })).runs).toHaveLength(40);
    expect(runs.filter(({ baseline }) => baseline).map(({ id }) => id)).toEqual([
      '2025-12-15T07-30-00-load-demo',
      '2025-11-17T07-30-00-load-demo',
    ]);
    expect(runs.find(({ id }) => id === '2026-02-23T07-30-00-load-demo')?.notes).toBe(2);
  });

  it('keeps to a scenario, an environment, and words', async () => {
    const { get } = recorded;
    const idsOf = async (query: Record<string, string>) => (await get('runs', { query })).runs.map(({ id }) => id);
    expect(await idsOf({ environment: 'staging' })).toEqual(['2026-03-09T11-40-00-load-staging']);
    expect(await idsOf({ scenario: 'demo' })).toHaveLength(3);
    expect(await idsOf({ search: '2026-03 LOAD' })).toEqual(['2026-03-11T07-30-00-load-demo', '2026-03-09T11-40-00-load-staging']);
    expect(await idsOf({ search: 'nothing like it' })).toEqual([]);
    expect((await get('runs', { query: { scenario: 'gate', all: 'true' } })).total).toBe(12);
  });

  it('comes in pieces that neither repeat nor leave out a run, whatever comes and goes meanwhile', async () => {
    const folder = await recordedProject();
    const store = openStore(folder);
    const { index, rows } = createLists();
    const whole = (await runPage(store, await index(store), rows, { ...usual, limit: 200 })).runs.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let turn = 0; ; turn++) {
      const page = await runPage(store, await index(store), rows, { ...usual, limit: 4, cursor });
      seen.push(...page.runs.map(({ id }) => id));
      // The last of the first piece goes: what follows must not move.
      if (turn === 0) rmSync(path.join(folder, '.headroom/runs', page.runs.at(-1)?.id ?? ''), { recursive: true });
      if (turn === 1) copyRun(folder, '2026-03-11T07-30-00-load-demo', '2026-03-12T07-30-00-load-demo');
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toEqual(whole);
  });

  it('reads a run again only when it changed', async () => {
    const folder = await recordedProject();
    let read = 0;
    const store = counting(openStore(folder), () => read++);
    const { index, rows } = createLists();
    const list = async () => await runPage(store, await index(store), rows, { ...usual, ...load });
    await list();
    expect(read).toBeGreaterThan(0);
    read = 0;
    const again = await list();
    expect(read).toBe(0);
    const id = again.runs[0]?.id ?? '';
    writeFileSync(path.join(folder, '.headroom/runs', id, 'report.json'), '{');
    const damaged = await list();
    expect(damaged.runs[0]).toMatchObject({ id, state: 'damaged', chips: null });
    expect(damaged.runs).toHaveLength(again.runs.length);
    expect(read).toBe(2);
  });

  it('names runs that are going on, left behind or damaged', async () => {
    const folder = await recordedProject();
    const store = openStore(folder);
    const going = await store.createRun({ id: '2026-03-12T12-00-00-load-demo' });
    writeFileSync(path.join(folder, '.headroom/runs/2026-03-11T07-30-00-load-demo/run.json'), 'nothing');
    const { index, rows } = createLists();
    const { runs } = await runPage(store, await index(store), rows, usual);
    expect(runs.slice(0, 2)).toMatchObject([
      { id: going.id, state: 'running', scenario: null, chips: null },
      { id: '2026-03-11T07-30-00-load-demo', state: 'damaged', scenario: null },
    ]);
    expect(runs[1]?.reason).toContain('run.json is damaged');
    await going.discard();
  });
});

function copyRun(folder: string, from: string, to: string): void {
  const place = (id: string) => path.join(folder, '.headroom/runs', id);
  cpSync(place(from), place(to), { recursive: true });
  const file = path.join(place(to), 'run.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to).replaceAll('2026-03-11T07:30:00', '2026-03-12T07:30:00'));
}

function counting(store: Store, count: () => void): Store {
  return {
    ...store,
    loadRun: async (id) => {
      count();
      return await store.loadRun(id);
    },
    loadRunDocument: async (id) => {
      count();
      return await store.loadRunDocument(id);
    },
  };
}
