import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { Campaign } from '../../../../engine/model/campaign.ts';
import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import type { Report } from '../../../../engine/model/report.ts';
import type { Run } from '../../../../engine/model/run.ts';
import { openStore } from '../../../../engine/store/index.ts';
import { foundReport } from '../../../reports/capacity/variants.ts';
import { sampleContents } from '../../store/samples.ts';
import { healthy, hold, run as lines, spread } from '../../targets/fixture.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const baseConfiguration = {
  environments: { staging: { services: { api: 'http://127.0.0.1:1' } }, other: { services: { api: 'http://127.0.0.1:2' } } },
  scenarios: {
    mix: { journeys: [{ journey: 'mix.ts' }], load: { profile: 'smoke' } },
    smoke: { journeys: [{ journey: 'mix.ts' }], load: { profile: 'smoke' } },
  },
  defaults: { environment: 'staging', scenario: 'mix' },
};

interface SealedRun extends Partial<Run> {
  /** Latency of every request lies between these, so that p95 is close to the second. */
  readonly latencyMs?: readonly [number, number];
  readonly failedEachSecond?: number;
  readonly report?: Partial<Report>;
}

/** A folder with a configuration, into which runs and campaigns are sealed by the real store. */
export function evidenceProject(configuration: Record<string, unknown>, files: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-plan-'));
  made.push(folder);
  const written = { 'headroom.config.json': JSON.stringify({ ...baseConfiguration, ...configuration }), 'mix.ts': '', ...files };
  for (const [name, text] of Object.entries(written)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const store = openStore(folder);

  /** A run of a minute by ten users, sealed; gives its id. */
  const seal = async (day: string, over: SealedRun = {}): Promise<string> => {
    const { latencyMs: [from, to] = [50, 150], failedEachSecond = 0, report, ...changes } = over;
    const startedAt = `${day}T08:00:00.000Z`;
    const partial = await store.createRun({ scenario: 'mix', environment: 'staging', startedAt: new Date(startedAt) });
    const facts = {
      scenario: 'mix',
      environment: 'staging',
      startedAt,
      steps: [hold],
      health: healthy,
      campaign: null,
      base: null,
      ...changes,
    };
    const contents = sampleContents(partial.id, facts);
    const measurement = lines(60, () => ({ values: spread(from, to, 20), failed: new Array<number>(failedEachSecond).fill(to) }))
      .fold([hold])
      .measurement();
    await partial.seal({ ...contents, measurement, report: { ...contents.report, ...report } });
    return partial.id;
  };

  const campaignOf = async (day: string, purpose: Campaign['purpose'], over: Partial<Campaign> = {}) => {
    const start = {
      purpose,
      name: null,
      scenario: 'mix',
      environment: 'staging',
      startedAt: `${day}T09:00:00.000Z`,
      endedAt: `${day}T09:30:00.000Z`,
      command: 'headroom',
      runs: [],
      ...over,
    };
    const partial = await store.campaigns.create(start);
    return { partial, campaign: { ...start, schemaVersion: 1 as const, id: partial.id } };
  };

  /** A capacity report, sealed; gives its id. */
  const capacity = async (
    day: string,
    change: (report: CapacityReport) => CapacityReport = (report) => report,
    over: Partial<Campaign> = {},
  ) => {
    const { partial, campaign } = await campaignOf(day, 'capacity', over);
    const report = change({ ...foundReport(), campaign, environment: campaign.environment, scenario: campaign.scenario });
    await partial.seal({ campaign, report, html: '' });
    return partial.id;
  };

  return { folder, store, seal, capacity, campaignOf };
}
