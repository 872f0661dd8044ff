import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runPlan } from '../../../../engine/campaign/plan/plan.ts';
import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import type { CapacityReport } from '../../../../engine/model/capacity.ts';
import { parseDocument } from '../../../../engine/store/documents/document.ts';
import { regressedReport } from '../../../reports/campaign/variants.ts';
import { evidenceProject } from './evidence-project.ts';

const prices = readFileSync(path.join(import.meta.dirname, '../../../fixtures/plan/prices.json'), 'utf8');
const policy = {
  normalUsers: 600,
  peakFactor: 1.5,
  growth: { perMonth: 0.05, low: 0.03, high: 0.08 },
  asOf: '2026-06-01',
  leadTimeDays: 30,
};
const project = () => evidenceProject({ costs: 'prices.json', capacity: { policy } }, { 'prices.json': prices });
const planOf = async ({ folder, store }: ReturnType<typeof project>, today: string, capacity?: string) =>
  await runPlan({ folder, today, capacity, reproduce: 'headroom plan' }, store);

it('plans a capacity of last month with the policy and the prices of today, and leaves what was measured', async () => {
  const plans = project();
  const id = await plans.capacity('2026-05-20', (report) => ({ ...report, planning: null }));
  const early = await planOf(plans, '2026-06-01');
  expect(early.capacityEvidence).toMatchObject({ kind: 'capacity', id });
  expect(early.capacity?.model?.targets[0]?.throughput.value).toBeGreaterThan(0);
  const planning = early.capacity?.planning;
  expect(planning?.situations.map(({ name, users }) => [name, users])).toEqual(
    expect.arrayContaining([
      ['normal', 600],
      ['peak', 900],
    ]),
  );
  expect(planning?.situations[0]?.costPerMonth?.value).toBeGreaterThan(150);
  expect(planning?.runway?.buyBy).not.toBeNull();
  // One replica at .05 an hour and the database of 150, shared by what it serves within the target.
  expect(early.serving).toMatchObject({ perMonth: expect.closeTo(186.5, 6), label: 'measured' });
  expect(early.biggest.length).toBe(3);
  expect(early.prices).toMatchObject({ old: false });
  expect((await planOf(plans, '2027-06-01')).prices).toMatchObject({ asOf: '2026-11-01', old: true });
});

it('takes the capacity that is named, and else the newest of its environment', async () => {
  const plans = project();
  const first = await plans.capacity('2026-05-20');
  const second = await plans.capacity('2026-05-21');
  await plans.capacity('2026-05-22', undefined, { environment: 'other' });
  expect((await planOf(plans, '2026-06-01')).capacityEvidence?.id).toBe(second);
  expect((await planOf(plans, '2026-06-01', first)).capacityEvidence?.id).toBe(first);
  await expect(planOf(plans, '2026-06-01', 'nothing')).rejects.toMatchObject({ code: 'CAMPAIGN_UNKNOWN' });
});

/** The same system with a share more, or less, of every throughput. */
const scaled =
  (by: number) =>
  (report: CapacityReport): CapacityReport => ({
    ...report,
    model: report.model && {
      ...report.model,
      targets: report.model.targets.map((found) => {
        const { value, low, high } = found.throughput;
        const times = (number: number | null) => (number === null ? null : number * by);
        return { ...found, throughput: { ...found.throughput, value: times(value), low: times(low), high: times(high) } };
      }),
    },
  });

it('names an environment that carries more as the cheapest fix, with both capacities as evidence', async () => {
  const plans = project();
  const here = await plans.capacity('2026-05-20');
  const worse = await plans.capacity('2026-05-21', scaled(0.5), { environment: 'other' });
  expect((await planOf(plans, '2026-06-01')).capacity?.planning?.cheapestFix).toBeNull();
  const better = await plans.capacity('2026-05-22', scaled(1.4), { environment: 'other' });
  const fix = (await planOf(plans, '2026-06-01')).capacity?.planning?.cheapestFix;
  expect(fix).toMatchObject({ name: 'as in other', gain: { value: expect.closeTo(0.4, 6) }, evidence: [here, better] });
  expect(fix?.evidence).not.toContain(worse);
});

it('names what a gate found to be faster than this environment', async () => {
  const plans = project();
  await plans.capacity('2026-05-20');
  const base = regressedReport();
  const { partial, campaign } = await plans.campaignOf('2026-05-21', 'gate');
  const change = base.comparison?.changes.find(
    ({ metric, statistic, endpoint }) => metric === 'latency' && statistic === 'p95' && endpoint === null,
  );
  if (!base.comparison || !base.sides || !change) throw new Error('the sample has no p95');
  const improved = { ...change, verdict: 'improved' as const, change: { ...change.change, value: -0.2, low: -0.22, high: -0.18 } };
  const report: CampaignReport = {
    ...base,
    campaign,
    verdict: 'improved',
    sides: { base: { ...base.sides.base, environment: 'staging' }, head: { ...base.sides.head, name: 'cache=on' } },
    comparison: { ...base.comparison, verdict: 'improved', changes: [improved] },
  };
  await partial.seal({ campaign, report: parseDocument('campaignReport', JSON.stringify(report), 'x'), html: '' });
  // A fifth off the latency is a quarter more speed: 1 / .8 - 1.
  expect((await planOf(plans, '2026-06-01')).capacity?.planning?.cheapestFix).toMatchObject({
    name: 'cache=on',
    gain: { value: expect.closeTo(0.25, 9) },
    evidence: [campaign.id],
  });
});
