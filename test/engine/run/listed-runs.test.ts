import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { campaignsText, prunedWords, runsText } from '../../../engine/cli/runs-text.ts';
import type { Run } from '../../../engine/model/run.ts';
import { listedRuns } from '../../../engine/run/listed-runs.ts';
import { metricTrend } from '../../../engine/run/trend.ts';
import { openStore } from '../../../engine/store/index.ts';
import { sampleContents } from '../store/samples.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-listed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = openStore(folder);

async function seal(day: number, changes: Partial<Run> = {}): Promise<string> {
  const startedAt = `2026-01-0${day}T00:00:00.000Z`;
  const { scenario = 'mix', environment = 'demo' } = changes;
  const partial = await store.createRun({ startedAt: new Date(startedAt), scenario, environment });
  const health = { ...sampleContents('x').run.health, validity: 'valid' as const };
  await partial.seal(
    sampleContents(partial.id, { endpoints: 1, seconds: 40, startedAt, scenario, environment, health, outcome: 'completed', ...changes }),
  );
  return partial.id;
}

const base = { environment: 'demo', target: null, workCounters: [] };
const wanted = { scenario: undefined, environment: undefined, all: false };

describe('a list of runs', () => {
  test('leaves out the units of gates, says how many, and shows them when asked; trends never hold them', async () => {
    const block = await seal(1, { base, campaign: 'some-gate' });
    const plain = await seal(2);
    const other = await seal(3, { environment: 'staging' });
    const short = await listedRuns(store, wanted);
    expect(short.runs.map(({ id }) => id)).toEqual([other, plain]);
    expect(short.hidden).toBe(1);
    expect(runsText(short)).toContain('1 run of gates not shown; `headroom runs --all` lists them.');
    const all = await listedRuns(store, { ...wanted, all: true });
    expect(all.runs.map(({ id }) => id)).toEqual([other, plain, block]);
    expect(runsText(all)).toMatch(/campaign\n[\s\S]*some-gate/);
    expect((await listedRuns(store, { ...wanted, environment: 'staging' })).runs.map(({ id }) => id)).toEqual([other]);
    expect((await listedRuns(store, { ...wanted, scenario: 'mix', environment: 'demo' })).hidden).toBe(1);

    const trend = await metricTrend(store, { metric: 'p95', scenario: 'mix', environment: 'demo' });
    expect(trend.points.map(({ run }) => run)).toEqual([plain]);
    expect((await metricTrend(store, { metric: 'p95', scenario: undefined, environment: undefined })).environment).toBe('staging');
    await expect(metricTrend(store, { metric: 'lcp', scenario: 'mix', environment: 'demo' })).rejects.toMatchObject({ code: 'USAGE' });
    await expect(metricTrend(store, { metric: 'p95', scenario: 'mx', environment: undefined })).rejects.toMatchObject({
      code: 'RUN_UNKNOWN',
      hint: 'Did you mean mix?',
    });
  });

  test('and of nothing says how to begin; what was pruned is told', () => {
    expect(runsText({ runs: [], hidden: 0, interrupted: [] })).toContain('No runs yet');
    expect(runsText({ runs: [], hidden: 0, interrupted: ['a-month'] })).toContain('Campaign a-month was interrupted');
    expect(campaignsText([])).toContain('No campaigns yet');
    expect(campaignsText([{ id: 'x', folder: '/x', state: 'damaged', reason: 'it is empty' }])).toContain('damaged: it is empty');
    expect(prunedWords({ removed: ['a', 'b'], campaigns: ['c'], spared: [{ id: 'd', why: 'note' }] })).toBe(
      'Removed 2 runs and 1 campaign.\nKept d: it has a note.',
    );
    expect(prunedWords({ removed: [], campaigns: [], spared: [] })).toBe('Nothing to remove.');
  });
});
