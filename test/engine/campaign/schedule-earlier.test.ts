import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { earlierSessions } from '../../../engine/campaign/schedule/earlier.ts';
import type { Campaign } from '../../../engine/model/campaign.ts';
import type { Run } from '../../../engine/model/run.ts';
import { parseDocument } from '../../../engine/store/documents/document.ts';
import { openStore } from '../../../engine/store/index.ts';
import { sampleContents, sampleRun } from '../store/samples.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-earlier-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fixture = path.join(import.meta.dirname, '../../fixtures/documents/campaignReport.v1.json');
const report = parseDocument('campaignReport', readFileSync(fixture, 'utf8'), 'x');
const store = openStore(folder);

async function campaign(month: number, hash: string, changes: Partial<Campaign> = {}): Promise<Campaign> {
  const startedAt = `2026-0${month}-01T00:00:00.000Z`;
  const provenance = { ...sampleRun('x').provenance, scenarioHash: hash };
  const run = await store.createRun({ scenario: 'mix', environment: 'demo', startedAt: new Date(startedAt) });
  await run.seal(sampleContents(run.id, { endpoints: 1, seconds: 1, startedAt, provenance }));
  const runs: Campaign['runs'] = [{ id: run.id, role: 'session', side: null, phase: 'detection', round: 0, first: null }];
  const { schemaVersion, ...given } = { ...report.campaign, name: 'monthly', environment: 'demo', startedAt, runs, ...changes };
  const partial = await store.campaigns.create(given);
  const whole: Campaign = { ...given, schemaVersion, id: partial.id };
  await partial.seal({ campaign: whole, report: { ...report, campaign: whole }, html: '' });
  return whole;
}

test('the last campaign of the schedule and environment that may be compared; one that may not only where there is no other', async () => {
  const like = (hash: string): Run => ({ ...sampleRun('now'), provenance: { ...sampleRun('now').provenance, scenarioHash: hash } });
  const now: Campaign = { ...report.campaign, name: 'monthly', environment: 'demo', id: 'now' };
  const ids = async (hash: string) => (await earlierSessions(store, now, like(hash))).base.map(({ run }) => run.id);
  expect(await ids('a')).toEqual([]);
  const first = await campaign(1, 'a');
  const tried = await campaign(2, 'with-other-users');
  await campaign(3, 'a', { name: 'weekly' });
  await campaign(4, 'a', { environment: 'staging' });
  await campaign(5, 'a', { purpose: 'gate', name: null });
  expect(await ids('a')).toEqual([first.runs[0]?.id]);
  expect(await ids('with-other-users')).toEqual([tried.runs[0]?.id]);
  expect(await ids('new')).toEqual([tried.runs[0]?.id]);

  const damaged = await campaign(6, 'a');
  writeFileSync(path.join(folder, '.headroom/runs', damaged.runs[0]?.id ?? '', 'measurements.parquet'), 'PAR1');
  expect(await ids('a')).toEqual([first.runs[0]?.id]);
  rmSync(path.join(folder, '.headroom/runs', first.runs[0]?.id ?? ''), { recursive: true });
  expect(await ids('a')).toEqual([tried.runs[0]?.id]);
});
