import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../engine/campaign/plan/plan.ts';
import type { AutoscaleReport } from '../../../../engine/model/autoscale.ts';
import type { CampaignReport } from '../../../../engine/model/campaign.ts';
import type { ChecklistItem } from '../../../../engine/model/plan.ts';
import { type ChecklistLine, checklistLines } from '../../../../engine/model/plan-settings.ts';
import { reportSchema } from '../../../../engine/model/report.ts';
import { parseDocument } from '../../../../engine/store/documents/document.ts';
import { behindReport, keptReport } from '../../../reports/autoscale/reports.ts';
import { evidenceProject } from './evidence-project.ts';

type Project = ReturnType<typeof evidenceProject>;
const fixtures = path.join(import.meta.dirname, '../../../fixtures');
const demo = reportSchema.parse(JSON.parse(readFileSync(path.join(fixtures, 'report/demo.json'), 'utf8')));
const gateReport = parseDocument('campaignReport', readFileSync(path.join(fixtures, 'documents/campaignReport.v1.json'), 'utf8'), 'x');

async function lines({ folder, store }: Project): Promise<Record<ChecklistLine, ChecklistItem>> {
  const { checklist } = await runPlan({ folder, today: '2026-06-30', reproduce: 'headroom plan' }, store);
  return Object.fromEntries(checklist.map((item) => [item.line, item])) as Record<ChecklistLine, ChecklistItem>;
}
const statuses = (items: Record<ChecklistLine, ChecklistItem>) =>
  Object.fromEntries(Object.entries(items).map(([line, { status }]) => [line, status]));

it('a project in which nothing was measured has no evidence for anything', async () => {
  const items = await lines(evidenceProject({}));
  expect(new Set(Object.values(statuses(items)))).toEqual(new Set(['no-evidence']));
  expect(Object.keys(items)).toEqual(Object.keys(checklistLines));
  expect(Object.values(items).every(({ evidence, actual, reasons }) => evidence === null && actual === null && reasons.length > 0)).toBe(
    true,
  );
});

it('a run proves what it measured, and nothing else', async () => {
  const project = evidenceProject({ plan: { checklist: { users: 10 } } });
  const id = await project.seal('2026-06-03');
  const items = await lines(project);
  expect(statuses(items)).toEqual({
    'api-latency': 'met',
    'database-time': 'no-evidence',
    'page-load': 'no-evidence',
    'main-bundle': 'no-evidence',
    'route-chunk': 'no-evidence',
    'targets-met': 'met',
    availability: 'met',
    autoscaling: 'no-evidence',
    monitoring: 'met',
    recovery: 'no-evidence',
    cost: 'no-evidence',
    'users-proven': 'met',
    credentials: 'no-evidence',
    reliability: 'no-evidence',
  });
  for (const item of Object.values(items)) if (item.status !== 'no-evidence') expect(item.evidence).toMatchObject({ kind: 'run', id });
  expect(items['route-chunk'].reasons[0]?.code).toBe('unknown-metric');
});

it('users are proven only where they were there and served within the targets', async () => {
  const thousand = evidenceProject({});
  await thousand.seal('2026-06-03');
  expect((await lines(thousand))['users-proven']).toMatchObject({ status: 'missed', actual: { value: 10 } });
  const badly = evidenceProject({ plan: { checklist: { users: 10 } } });
  const verdicts = demo.verdicts.map((verdict, index) => (index === 0 ? { ...verdict, status: 'fail' as const } : verdict));
  await badly.seal('2026-06-03', { report: { verdicts } });
  expect((await lines(badly))['users-proven']).toMatchObject({ status: 'missed', reasons: [{ code: 'served-badly' }] });
});

it('targets are met where all passed; one without data leaves it open', async () => {
  const status = async (change: 'fail' | 'no-data' | null) => {
    const project = evidenceProject({});
    const verdicts = change === null ? [] : demo.verdicts.map((verdict, index) => (index === 0 ? { ...verdict, status: change } : verdict));
    await project.seal('2026-06-03', { report: { verdicts } });
    const { status: found, evidence, reasons } = (await lines(project))['targets-met'];
    return [found, evidence === null, reasons[0]?.code];
  };
  expect(await status('fail')).toEqual(['missed', false, 'targets']);
  expect(await status('no-data')).toEqual(['no-evidence', true, 'targets']);
  expect(await status(null)).toEqual(['no-evidence', true, 'no-targets']);
});

it('monitoring that does not see the memory is missed, and says so', async () => {
  const project = evidenceProject({});
  await project.seal('2026-06-03', { report: { probes: demo.probes.map((probe) => ({ ...probe, memoryBytes: null })) } });
  expect((await lines(project)).monitoring).toMatchObject({ status: 'missed', reasons: [{ facts: { missing: 'memory' } }] });
});

it('a line can be proven by a named run and target, or by a check that never failed', async () => {
  const project = evidenceProject({
    plan: {
      checklist: {
        lines: {
          recovery: { scenario: 'smoke', target: 'errorRate < 1 %' },
          credentials: { check: 'no secret in the answer' },
          reliability: { run: 'nobody', target: 'p95 < 1 s' },
        },
      },
    },
  });
  const check = (failed: number) => ({ report: { checks: [{ name: 'no secret in the answer', journey: null, passed: 100, failed }] } });
  await project.seal('2026-06-03', check(0));
  const smoke = await project.seal('2026-06-04', { scenario: 'smoke' });
  expect(await lines(project)).toMatchObject({
    recovery: { status: 'met', evidence: { id: smoke } },
    credentials: { status: 'met', reasons: [{ code: 'check', facts: { made: 100, failed: 0 } }] },
    reliability: { status: 'no-evidence', reasons: [{ code: 'run-unknown' }] },
  });
  await project.seal('2026-06-05', check(1));
  expect((await lines(project)).credentials).toMatchObject({ status: 'missed' });
});

describe('reliability', () => {
  const status = async (change: Partial<CampaignReport>) => {
    const project = evidenceProject({});
    const { partial, campaign } = await project.campaignOf('2026-06-03', 'schedule', { name: 'monthly' });
    await partial.seal({ campaign, report: { ...gateReport, targets: [], ...change, campaign }, html: '' });
    const { status: found, evidence } = (await lines(project)).reliability;
    return [found, evidence?.kind ?? null];
  };
  const passed = demo.verdicts.filter(({ status: verdict }) => verdict === 'pass');

  it.each([
    ['unchanged', [], 'met'],
    ['improved', [], 'met'],
    ['regressed', passed, 'missed'],
    ['inconclusive', [], 'no-evidence'],
    ['inconclusive', passed, 'met'],
    ['invalid', passed, 'no-evidence'],
  ] as const)('is, after a campaign that was %s', async (verdict, targets, wanted) => {
    expect(await status({ verdict, targets: [...targets] })).toEqual([wanted, wanted === 'no-evidence' ? null : 'campaign']);
  });
});

describe('autoscaling and cost', () => {
  it('are proven by a simulation that broke no promise, and by a cost within the budget', async () => {
    const project = evidenceProject({ plan: { checklist: { autoscale: 'autoscale.json', budgetPerMonth: 450 } } });
    const simulate = (report: AutoscaleReport) => writeFileSync(path.join(project.folder, 'autoscale.json'), JSON.stringify(report));
    simulate(keptReport());
    expect((await lines(project)).autoscaling).toMatchObject({ status: 'met', evidence: { kind: 'autoscale', id: 'autoscale.json' } });
    const behind = behindReport();
    simulate(behind);
    const violationS = behind.outcomes[0]?.violation.seconds;
    expect(violationS).toBeGreaterThan(0);
    expect((await lines(project)).autoscaling).toMatchObject({ status: 'missed', reasons: [{ code: 'simulated', facts: { violationS } }] });
    expect((await lines(project)).cost).toMatchObject({
      status: 'no-evidence',
      target: { text: 'cost <= 450' },
      reasons: [{ code: 'no-capacity' }],
    });
  });

  it('a file that holds no simulation is an error that says how to make one', async () => {
    const project = evidenceProject({ plan: { checklist: { autoscale: 'autoscale.json' } } }, { 'autoscale.json': '{}' });
    await expect(lines(project)).rejects.toMatchObject({
      code: 'DATA_MISSING',
      hint: expect.stringContaining('headroom autoscale --json'),
    });
  });
});
