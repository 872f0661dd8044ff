import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Campaign, CampaignReport } from '../../../../engine/model/campaign.ts';
import type { Run } from '../../../../engine/model/run.ts';
import { parseDocument } from '../../../../engine/store/documents/document.ts';
import { type CampaignStart, duetUnits, openStore, type Store } from '../../../../engine/store/index.ts';
import { sampleContents } from '../samples.ts';
import { temporaryFolder } from '../temporary.ts';

const fixture = parseDocument(
  'campaignReport',
  readFileSync(path.join(import.meta.dirname, '../../../fixtures/documents/campaignReport.v1.json'), 'utf8'),
  'x',
);
const ladderFixture = parseDocument(
  'capacityReport',
  readFileSync(path.join(import.meta.dirname, '../../../fixtures/documents/capacityReport.v1.json'), 'utf8'),
  'x',
);
const start = (changes: Partial<CampaignStart> = {}): CampaignStart => {
  const { schemaVersion: _version, id: _id, ...rest } = fixture.campaign;
  return { ...rest, runs: [], endedAt: null, startedAt: '2026-02-01T08:00:00.000Z', environment: 'demo', ...changes };
};
const unit = (id: string, changes: Partial<Campaign['runs'][number]> = {}): Campaign['runs'][number] => ({
  id,
  role: 'session',
  side: null,
  phase: 'detection',
  round: 0,
  first: null,
  ...changes,
});

async function sealed(store: Store, changes: Partial<CampaignStart> = {}): Promise<string> {
  const given = start(changes);
  const partial = await store.campaigns.create(given);
  const campaign: Campaign = { schemaVersion: 1, id: partial.id, ...given, endedAt: '2026-02-01T08:10:00.000Z' };
  const report: CampaignReport = { ...fixture, campaign };
  await partial.seal({ campaign, report, html: '<!doctype html><title>Campaign</title>' });
  return partial.id;
}

async function sealRun(store: Store, startedAt: string, changes: Partial<Run> = {}): Promise<string> {
  const partial = await store.createRun({ startedAt: new Date(startedAt), scenario: 'mix', environment: 'demo' });
  const run = { startedAt, endedAt: startedAt, scenario: 'mix', environment: 'demo', ...changes };
  await partial.seal(sampleContents(partial.id, { endpoints: 1, seconds: 1, ...run }));
  return partial.id;
}

describe('a campaign', () => {
  test('is written anew as it goes on, and sealed with its report', async () => {
    const store = openStore(temporaryFolder());
    const partial = await store.campaigns.create(start());
    expect(partial.id).toBe('2026-02-01T08-00-00-monthly-demo');
    const file = path.join(partial.folder, 'campaign.json');
    const going: Campaign = { schemaVersion: 1, id: partial.id, ...start(), runs: [unit('a')] };
    await partial.update(going);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(going);
    expect(await store.campaigns.list()).toMatchObject([{ id: partial.id, state: 'running', campaign: going }]);
    const ended = { ...going, runs: [unit('a'), unit('b')], endedAt: '2026-02-01T08:10:00.000Z' };
    const report = { ...fixture, campaign: ended };
    expect(await partial.seal({ campaign: ended, report, html: '<title>x</title>' })).toBe(
      path.join(store.projectFolder, '.headroom/campaigns', partial.id),
    );
    expect(readdirSync(partial.folder).sort()).toEqual(['campaign.json', 'report.html', 'report.json']);
    expect(await store.campaigns.load(partial.id)).toEqual({ folder: partial.folder, campaign: ended, report });
    expect(await store.campaigns.list()).toMatchObject([{ id: partial.id, state: 'sealed' }]);
  });

  test('gets another name where one began in the same second; the newest is listed first', async () => {
    const store = openStore(temporaryFolder());
    const first = await sealed(store);
    const second = await sealed(store);
    expect(second).toMatch(new RegExp(`^${first}-[0-9a-f]{4}$`));
    const gate = await sealed(store, { purpose: 'gate', name: null, startedAt: '2026-03-01T08:00:00.000Z' });
    expect(gate).toBe('2026-03-01T08-00-00-gate-demo');
    expect((await store.campaigns.list()).map(({ id }) => id)).toEqual([gate, second, first]);
  });

  test('that nothing came of leaves no folder, and is never stored under the name of another', async () => {
    const store = openStore(temporaryFolder());
    const partial = await store.campaigns.create(start());
    await expect(partial.update({ ...fixture.campaign, id: '../other' })).rejects.toMatchObject({ code: 'BUG' });
    await expect(partial.seal({ campaign: fixture.campaign, report: fixture, html: '' })).rejects.toMatchObject({ code: 'BUG' });
    await partial.discard();
    expect(existsSync(partial.folder)).toBe(false);
    expect(await store.campaigns.list()).toEqual([]);
  });

  test('whose process died is interrupted; one of another machine once its owner falls silent', async () => {
    const store = openStore(temporaryFolder());
    const { id, folder } = await store.campaigns.create(start());
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const owner = path.join(folder, 'owner');
    const own = readFileSync(owner, 'utf8');
    writeFileSync(owner, own.replace(/-\d+-.*/, `-${pid}-0`));
    expect(await store.campaigns.list()).toMatchObject([{ id, state: 'interrupted', campaign: { runs: [] } }]);
    writeFileSync(owner, own.replace(/^[0-9a-f]+/, 'elsewhere'));
    expect(await store.campaigns.list()).toMatchObject([{ state: 'running' }]);
    utimesSync(owner, new Date(Date.now() - 90_000), new Date(Date.now() - 90_000));
    expect(await store.campaigns.list()).toMatchObject([{ state: 'interrupted' }]);
    rmSync(owner);
    expect(await store.campaigns.list()).toMatchObject([{ state: 'interrupted' }]);
    await expect(store.campaigns.load(id)).rejects.toMatchObject({
      code: 'CAMPAIGN_UNSEALED',
      exitCode: 64,
      message: expect.stringContaining('interrupted'),
    });
  });
});

describe('a campaign that cannot be read', () => {
  test('is damaged, and hides no other', async () => {
    const store = openStore(temporaryFolder());
    const [first, second, third] = [await sealed(store), await sealed(store), await sealed(store)];
    const at = (id: string, name: string) => path.join(store.projectFolder, '.headroom/campaigns', id, name);
    writeFileSync(at(first, 'report.json'), '{"schemaVersion":1}');
    writeFileSync(at(second, 'campaign.json'), readFileSync(at(third, 'campaign.json')));
    mkdirSync(at('empty', ''));
    writeFileSync(at('.', 'stray'), '');
    const states = Object.fromEntries((await store.campaigns.list()).map(({ id, state }) => [id, state]));
    expect(states).toEqual({ [first]: 'sealed', [second]: 'damaged', [third]: 'sealed', empty: 'damaged' });
    for (const id of [first, second, 'empty'])
      await expect(store.campaigns.load(id)).rejects.toMatchObject({ code: 'CAMPAIGN_DAMAGED', exitCode: 64 });
    await expect(store.campaigns.load('2026-02-01T08-00-00-monthly-dmo')).rejects.toMatchObject({
      code: 'CAMPAIGN_UNKNOWN',
      exitCode: 64,
      hint: expect.stringContaining(first),
    });
  });
});

describe('the runs of a campaign', () => {
  test('say so in a list; units of a duet are neither latest nor previous nor what a scenario means', async () => {
    const store = openStore(temporaryFolder());
    const base = { environment: 'demo', target: null, workCounters: [] };
    const older = await sealRun(store, '2026-01-01T00:00:00.000Z');
    const plain = await sealRun(store, '2026-01-02T00:00:00.000Z', { campaign: 'some-month' });
    const block = await sealRun(store, '2026-01-03T00:00:00.000Z', { base, campaign: 'some-gate' });
    const turn = await sealRun(store, '2026-01-04T00:00:00.000Z', { campaign: 'some-gate' });
    await sealed(store, { purpose: 'gate', name: null, runs: [unit(turn, { side: 'base' }), unit(plain)] });
    expect((await store.listRuns()).map((entry) => (entry.state === 'sealed' ? [entry.id, entry.campaign] : []))).toEqual([
      [turn, 'some-gate'],
      [block, 'some-gate'],
      [plain, 'some-month'],
      [older, null],
    ]);
    expect(await store.resolveRun('latest')).toBe(plain);
    expect(await store.resolveRun('previous')).toBe(older);
    expect(await store.resolveRun('mix')).toBe(plain);
    expect(await store.resolveRun(block)).toBe(block);
    expect(await store.resolveRun('2026-01-04')).toBe(turn);
  });

  test('take it with them when the last one goes', async () => {
    const store = openStore(temporaryFolder());
    const first = await sealRun(store, '2026-01-01T00:00:00.000Z');
    const second = await sealRun(store, '2026-01-02T00:00:00.000Z');
    const third = await sealRun(store, '2026-01-03T00:00:00.000Z');
    const both = await sealed(store, { runs: [unit(first), unit(third)] });
    const early = await sealed(store, { runs: [unit(first), unit(second)] });
    const going = await store.campaigns.create(start());
    expect(await store.prune({ keep: 1, dryRun: true })).toEqual({ removed: [second, first], campaigns: [early], spared: [] });
    expect(await store.prune({ keep: 2 })).toEqual({ removed: [first], campaigns: [], spared: [] });
    expect(await store.prune({ keep: 1 })).toEqual({ removed: [second], campaigns: [early], spared: [] });
    expect((await store.campaigns.list()).map(({ id }) => id).sort()).toEqual([both, going.id].sort());
    expect(await store.prune({ keep: 0 })).toEqual({ removed: [third], campaigns: [both], spared: [] });
    await going.discard();
  });

  test('for capacity keeps a report of its own, apart from those of gates and schedules', async () => {
    const store = openStore(temporaryFolder());
    const gate = await sealed(store, { purpose: 'gate', name: null });
    const given = start({ purpose: 'capacity', name: null, runs: [unit('a', { role: 'plateau' })] });
    const partial = await store.campaigns.create(given);
    expect(partial.id).toBe('2026-02-01T08-00-00-capacity-demo');
    const campaign: Campaign = { schemaVersion: 1, id: partial.id, ...given, endedAt: '2026-02-01T08:10:00.000Z' };
    await expect(store.campaigns.loadCapacity(partial.id)).rejects.toMatchObject({ code: 'CAMPAIGN_UNSEALED' });
    expect(await store.campaigns.findCapacity(partial.id)).toMatchObject({ state: 'running', campaign: { id: partial.id } });
    const report = { ...ladderFixture, campaign };
    await partial.seal({ campaign, report, html: '<title>x</title>' });
    expect((await store.campaigns.loadCapacity(partial.id)).report).toEqual(report);
    expect(await store.campaigns.findCapacity(partial.id)).toMatchObject({ state: 'sealed' });
    await expect(store.campaigns.load(partial.id)).rejects.toMatchObject({ code: 'CAMPAIGN_UNKNOWN' });
    await expect(store.campaigns.loadCapacity(gate)).rejects.toMatchObject({ code: 'CAMPAIGN_UNKNOWN' });
    await expect(store.campaigns.findCapacity('2026')).rejects.toMatchObject({ code: 'CAMPAIGN_UNKNOWN' });
    expect(duetUnits(await store.campaigns.list())({ id: 'a', base: null })).toBe(true);
    expect(duetUnits(await store.campaigns.list())({ id: 'b', base: null })).toBe(false);
  });
});
