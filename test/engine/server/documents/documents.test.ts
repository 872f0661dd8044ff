import { rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { planning } from '../../../../engine/capacity/planning.ts';
import type { Project } from '../../../../engine/model/api/project.ts';
import { recordedProject } from '../../../desktop/project/make-project.ts';
import { serveRecorded } from './recorded.ts';

const regressed = '2026-02-23T07-30-00-load-demo';
const capacity = '2026-03-10T09-14-05-capacity-demo';

describe('documents', () => {
  let recorded: Awaited<ReturnType<typeof serveRecorded>>;
  beforeAll(async () => {
    recorded = await serveRecorded();
  });

  it('compare two runs by any names', async () => {
    const { get, call } = recorded;
    const comparison = await get('compare', { query: { base: '2026-02-09T06-00-10-load-demo', head: regressed } });
    expect(comparison).toMatchObject({ mode: 'runs', verdict: 'regressed' });
    expect((await call('compare', { query: { base: 'latest', head: 'nothing' } })).json()).toMatchObject({ code: 'RUN_UNKNOWN' });
    expect((await call('compare', { query: { base: 'latest' } })).status).toBe(400);
  });

  it('tell the history of a metric, and when it moved', async () => {
    const { get, call } = recorded;
    const trend = await get('trend', { query: { scenario: 'load', environment: 'demo' } });
    expect(trend).toMatchObject({ metric: 'latency', statistic: 'p95', older: 0 });
    expect(trend.points).toHaveLength(14);
    expect(trend.changes[0]).toMatchObject({ direction: 'better', after: { run: '2025-11-17T07-30-00-load-demo' } });
    expect(await get('trend', { query: { scenario: 'load', environment: 'demo' } })).toEqual(trend);
    expect((await call('trend', { query: { scenario: 'lod' } })).json()).toMatchObject({ code: 'RUN_UNKNOWN' });
    expect((await call('trend', { query: { metric: 'wsRoundTrip p95', scenario: 'load' } })).json()).toMatchObject({ code: 'USAGE' });
  });

  it('list approved sessions, and runs that could be, with what speaks against them', async () => {
    const { get } = recorded;
    const { baselines, candidates } = await get('baselines');
    expect(baselines.map(({ baseline, retirement }) => [baseline.run, baseline.pinned, retirement?.retired.why ?? null])).toEqual([
      ['2025-10-06T07-30-00-load-demo', null, 'measured without the indexes'],
      ['2025-11-17T07-30-00-load-demo', 'v1.3', null],
      ['2025-12-15T07-30-00-load-demo', null, null],
    ]);
    const refused = new Map(candidates.map((candidate) => [candidate.run.id, candidate.refused]));
    expect(refused.get(regressed)).toBe('it regressed against the baselines there are');
    expect(refused.get('2026-03-09T11-40-00-load-staging')).toBe('it was aborted');
    expect(refused.get('2026-03-05T16-20-00-demo-demo')).toContain('its generator did not keep up');
    expect(refused.get('2026-03-11T07-30-00-load-demo')).toBeNull();
    expect([...refused.keys()].filter((id) => baselines.some(({ baseline }) => baseline.run === id))).toEqual([]);
  });

  it('approve and retire, and refuse what the verbs refuse', async () => {
    const { call } = recorded;
    const approve = async (body: object) => await call('approveBaseline', { body });
    const run = '2026-03-11T07-30-00-load-demo';
    expect((await approve({ run: regressed, why: 'it is meant' })).json()).toMatchObject({
      code: 'BASELINE_REFUSED',
      message: `Run ${regressed} cannot be a baseline: it regressed against the baselines there are.`,
    });
    expect((await approve({ run, why: ' ' })).status).toBe(400);
    expect((await approve({ run, why: 'again', pin: 'v1.3' })).json()).toMatchObject({ code: 'BASELINE_REFUSED' });
    expect((await approve({ run, why: 'release', by: 'Ada', pin: 'v1.9' })).json()).toMatchObject({
      baseline: { run, pinned: 'v1.9', approved: { by: 'Ada', why: 'release', at: '2026-03-13T09:00:00.000Z' } },
      retirement: null,
    });
    expect((await approve({ run, why: 'twice' })).status).toBe(409);
    const retire = async (name: string) => await call('retireBaseline', { path: { run: name }, body: { why: 'wrong data' } });
    expect((await retire(run)).json()).toMatchObject({ baseline: { run }, retirement: { retired: { why: 'wrong data' } } });
    expect((await retire(run)).status).toBe(409);
    expect((await retire('nothing')).json()).toMatchObject({ code: 'BASELINE_UNKNOWN' });
  });

  it('list campaigns with what each concluded, and open them', async () => {
    const { get, call } = recorded;
    const { campaigns } = await get('campaigns');
    expect(campaigns.map(({ campaign, verdict, blocks }) => [campaign?.purpose, verdict, blocks])).toEqual([
      ['capacity', 'found', null],
      ['gate', 'regressed', true],
      ['gate', 'unchanged', false],
      ['schedule', 'inconclusive', null],
      ['schedule', null, null],
    ]);
    const gate = campaigns.find(({ verdict }) => verdict === 'regressed');
    const report = await get('campaign', { path: { campaign: gate?.id ?? '' } });
    expect(report.campaign.runs).toHaveLength(12);
    expect((await call('campaign', { path: { campaign: capacity } })).json()).toMatchObject({ code: 'CAMPAIGN_UNKNOWN' });
    expect((await call('campaign', { path: { campaign: '../runs' } })).json()).toMatchObject({ code: 'CAMPAIGN_UNKNOWN' });
  });

  it('give a capacity with all that its plan is made of: the same plan comes out', async () => {
    const { get } = recorded;
    const { report, inputs } = await get('capacity', { path: { campaign: capacity } });
    const { policy, prices, history, measured, today } = inputs;
    expect(today).toBe('2026-03-13');
    expect(measured).toMatchObject({ rows: { orders: 100_000 } });
    const { model, points, environment } = report;
    if (model === null) throw new Error('no model');
    const again = planning({ model, points, policy, prices, history, today: '2026-03-10', shape: { measured, environment } });
    expect(again?.needs).toEqual(report.planning?.needs);
    expect(again?.runway).toEqual(report.planning?.runway);
  });

  it("fit somebody's own points", async () => {
    const { call, get } = recorded;
    const text = 'concurrency,throughput,p95\n1,64,20\n2,120,22\n4,222,25\n8,400,34\n16,650,60\n32,850,120\n';
    const fitted = await get('capacityOfPoints', { body: { name: 'points.csv', text, targets: ['p95 < 100 ms'] } });
    expect(fitted.report).toMatchObject({ pointsFile: 'points.csv', outcome: 'found', campaign: null });
    expect(fitted.report.reproduce).toBe("headroom capacity --points points.csv --target 'p95 < 100 ms'");
    expect((await call('capacityOfPoints', { body: { name: 'points.csv', text: 'nothing' } })).json()).toMatchObject({
      code: 'POINTS_UNREADABLE',
    });
    expect((await call('capacityOfPoints', { body: { name: 'points.csv', text, targets: ['p95'] } })).json()).toMatchObject({
      code: 'TARGET_SYNTAX',
    });
  });

  it('simulate policies by name and written out, against every kind of demand', async () => {
    const { call, get } = recorded;
    const { policies } = (await call('project')).json() as Project;
    const own = policies.find(({ name }) => name === 'web')?.policy;
    const generator = { from: 'generator', shape: 'spike', base: 100, peak: 400, lengthS: 600, seed: 2 };
    const body = {
      policies: ['backend', { ...own, name: 'mine' }],
      demand: generator,
      capacity: { campaign: 'latest' },
      startupS: 30,
      latencyTargetMs: 300,
      replicaPerHour: 0.1,
    };
    const simulated = await get('autoscale', { body });
    expect(simulated.outcomes.map(({ policy }) => policy.name)).toEqual(['backend', 'mine']);
    expect(simulated).toMatchObject({
      replica: { startupS: 30, costPerHour: 0.1, source: 'capacity', from: `campaign ${capacity}` },
      latencyTargetMs: 300,
    });
    expect(simulated.reproduce).toContain(
      'headroom autoscale backend --policy mine.hpa.yaml --generate spike --base 100 --peak 400 --length 600s --seed 2',
    );
    for (const demand of [
      { from: 'run', run: 'latest' },
      { from: 'trace', text: 'seconds,rate\n0,10\n60,50\n120,20\n' },
    ])
      expect((await get('autoscale', { body: { policies: ['web'], demand, capacity: { perReplica: 50 } } })).outcomes).toHaveLength(1);
    const wrong = async (changed: object) => (await call('autoscale', { body: { ...body, ...changed } })).json().code;
    expect(await wrong({ policies: ['headroom.config.json'] })).toBe('USAGE');
    expect(await wrong({ policies: ['../../etc/passwd'] })).toBe('USAGE');
    expect(await wrong({ demand: { from: 'trace', text: 'x' } })).toBe('DEMAND_INVALID');
    expect(await wrong({ capacity: { campaign: 'nothing' } })).toBe('CAMPAIGN_UNKNOWN');
    expect(await wrong({ more: 1 })).toBe('REQUEST_INVALID');
  });

  it('plan by the newest capacity, or a named one', async () => {
    const { get, call } = recorded;
    const { plan } = await get('plan');
    expect(plan).toMatchObject({ today: '2026-03-13', environment: 'demo' });
    expect((await get('plan', { query: { capacity } })).plan.capacity?.planning).toEqual(plan.capacity?.planning);
    expect((await get('plan', { query: { capacity: 'latest', environment: 'demo' } })).plan.reproduce).toBe(
      'headroom plan --env demo --capacity latest',
    );
    expect((await call('plan', { query: { environment: 'nowhere' } })).json()).toMatchObject({ code: 'ENVIRONMENT_UNKNOWN' });
    expect((await call('plan', { query: { capacity: 'nothing' } })).json()).toMatchObject({ code: 'CAMPAIGN_UNKNOWN' });
  });
});

describe('a folder that is only looked at', () => {
  it('shows everything and takes nothing, with its configuration or without', async () => {
    const folder = await recordedProject();
    rmSync(path.join(folder, 'headroom.config.json'));
    const { get, call } = await serveRecorded({ folder, readOnly: true });
    expect((await get('runs')).total).toBe(20);
    expect((await get('capacity', { path: { campaign: capacity } })).inputs.prices).toBeNull();
    const run = '2026-03-11T07-30-00-load-demo';
    const writes = [
      await call('addNote', { path: { run }, body: { text: 'x' } }),
      await call('approveBaseline', { body: { run, why: 'x' } }),
      await call('retireBaseline', { path: { run: '2025-12-15T07-30-00-load-demo' }, body: { why: 'x' } }),
    ];
    expect(writes.map((answer) => [answer.status, answer.json().code])).toEqual(new Array(3).fill([409, 'READ_ONLY']));
    expect((await call('plan')).json()).toMatchObject({ code: 'CONFIG_MISSING' });
    const body = { policies: ['backend'], demand: { from: 'run', run: 'latest' }, capacity: { campaign: 'latest' } };
    expect((await get('autoscale', { body })).outcomes).toHaveLength(1);
  });
});
