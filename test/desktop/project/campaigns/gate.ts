import { duetReport } from '../../../../engine/campaign/gate/report.ts';
import { compareDuet } from '../../../../engine/compare/duet/judge.ts';
import { blockSeries } from '../../../../engine/compare/duet/series.ts';
import { ofSide } from '../../../../engine/measure/side.ts';
import type { Campaign, CampaignRun } from '../../../../engine/model/campaign.ts';
import type { LoadStep } from '../../../../engine/model/load.ts';
import type { Measurement } from '../../../../engine/model/measurement.ts';
import { campaignFormats } from '../../../../reports/campaign/index.ts';
import { unchangedReport } from '../../../reports/campaign/variants.ts';
import { freightEndpoints } from '../endpoints.ts';
import { commitOf, type Recording, sealRun } from '../seal.ts';
import { measuredTraffic } from '../traffic.ts';

const steps: LoadStep[] = [
  { index: 0, kind: 'plateau', role: 'warm-up', fromS: 0, toS: 1, users: 16, arrivalRate: null },
  { index: 1, kind: 'plateau', role: 'hold', fromS: 1, toS: 7, users: 16, arrivalRate: null },
];
const endpoints = freightEndpoints.filter(({ journey }) => journey === 'orders').slice(0, 4);
const head = 1.14;
const detection = 8;
const blocks = 12;

/** Both sides of a block: they share the moment, and one is slower. */
function blockTraffic(block: number, startedAt: number): Measurement {
  const moment = 1 + 0.05 * Math.sin(block * 2.4);
  const of = (side: 'base' | 'head') => {
    const times = side === 'head' ? head * (1 + 0.008 * Math.sin(block * 5.1)) : 1;
    const seed = 10_000 + 2 * block + (side === 'head' ? 1 : 0);
    return measuredTraffic({ seed, startedAt, steps, widthS: 1, thinkMs: 4, endpoints, tags: { side }, slower: () => moment * times });
  };
  const [base, changed] = [of('base'), of('head')];
  return { ...base, series: [...base.series, ...changed.series] };
}

/** A duet that found a slower head and showed it again, with its blocks; and one before it that found nothing, whose blocks were pruned. */
export async function sealGates(recording: Recording): Promise<void> {
  const { store, loaded } = recording;
  const command = 'headroom gate --base-url http://main.localhost:41873 --url http://faster-search.localhost:41873 --budget 10m';
  const start = { purpose: 'gate' as const, name: null, scenario: 'gate', environment: 'demo', command };
  const begun = { ...start, startedAt: '2026-03-04T14:05:00.000Z', endedAt: null, runs: [] };
  const partial = await store.campaigns.create(begun);
  const runs: CampaignRun[] = [];
  const measured = [];
  const rule = loaded.configuration.gate;
  const counters = {
    base: { workCounters: [], provenance: { seed: 1, targetRestarted: true } },
    head: { workCounters: [], provenance: { seed: 1, targetRestarted: true } },
  };
  for (let block = 0; block < blocks; block++) {
    const phase = block < detection ? ('detection' as const) : ('confirmation' as const);
    const [round, first] = [Math.floor((3 * block) / blocks), block % 3 === 1 ? ('base' as const) : ('head' as const)];
    const startedAt = new Date(Date.parse(begun.startedAt) + 24_000 * block).toISOString();
    const id = await sealRun(recording, {
      scenario: 'gate',
      startedAt,
      commit: 9,
      measurement: (began) => blockTraffic(block, began),
      over: {
        base: {
          environment: 'demo',
          target: { version: '1.8.0', switches: { indexes: true }, rows: { orders: 100_000 } },
          workCounters: [],
        },
        campaign: partial.id,
      },
    });
    const measurement = await store.loadMeasurement(id);
    const [base, changed] = [ofSide(measurement, 'base'), ofSide(measurement, 'head')];
    runs.push({ id, role: 'block', side: null, phase, round, first });
    measured.push({
      runs: runs.slice(-1),
      unit: { run: id, base: blockSeries(base), head: blockSeries(changed), round, first, phase },
      counters,
      differences: [],
      checks: { base: { made: 2400, failed: 0 }, head: { made: 2380, failed: 0 } },
      separation: null,
      machineBusy: 0.47,
      coLocated: true,
      tookS: 24,
      interrupted: false,
      failure: null,
    });
  }
  const plan = { detection, looks: 2, confirmation: blocks - detection };
  const comparison = compareDuet({
    mode: 'duet',
    blocks: measured.map(({ unit }) => unit),
    rule,
    plan,
    looks: 2,
    counters,
    differences: [],
    machineBusy: 0.47,
    coLocated: true,
  });
  const campaign: Campaign = { schemaVersion: 1, id: partial.id, ...begun, endedAt: '2026-03-04T14:10:38.000Z', runs };
  const side = (name: string, commit: number) => ({
    name,
    environment: 'demo',
    git: { commit: commitOf(commit), branch: null, dirty: false },
    url: `http://${name}.localhost:41873`,
    restarted: 'block' as const,
  });
  const counted = { version: null, sent: 28_806, counted: 28_806 };
  const report = {
    ...duetReport({
      wanted: { folder: store.projectFolder, what: [], command },
      campaign,
      budget: { totalS: 600, spentS: () => 338, leftS: () => 262 },
      mode: 'duet',
      sides: { base: side('main', 8), head: side('faster-search', 9) },
      result: { blocks: measured, plan, comparison, problem: null, stoppedEarly: true, interrupted: false, failure: null },
      notes: [],
      loadS: 6,
    }),
    separation: { shown: true, by: 'request-count' as const, base: counted, head: counted },
  };
  await partial.seal({ campaign, report, html: campaignFormats.html.render(report) });
  await sealUnchanged(recording, { ...start, startedAt: '2026-02-11T09:30:00.000Z', endedAt: '2026-02-11T09:35:06.000Z', runs: [] });
}

async function sealUnchanged({ store }: Recording, start: Omit<Campaign, 'schemaVersion' | 'id'>): Promise<void> {
  const partial = await store.campaigns.create(start);
  const campaign: Campaign = { schemaVersion: 1, id: partial.id, ...start };
  const report = { ...unchangedReport(), campaign, reproduce: start.command };
  await partial.seal({ campaign, report, html: campaignFormats.html.render(report) });
}
