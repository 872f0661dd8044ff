import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePlanTarget, parsePlanTargets } from '../../../engine/config/index.ts';
import type { Finding, Plan, PlanEvidence } from '../../../engine/model/plan.ts';
import { type ChecklistLine, planSettingsSchema } from '../../../engine/model/plan-settings.ts';
import { pricesSchema } from '../../../engine/model/prices.ts';
import type { Roi } from '../../../engine/model/roi.ts';
import type { Target } from '../../../engine/model/target.ts';
import { assumptionsOf } from '../../../engine/plan/assumptions.ts';
import type { LineFinding } from '../../../engine/plan/checklist.ts';
import { servingCost } from '../../../engine/plan/costs.ts';
import { noEvidence } from '../../../engine/plan/finding.ts';
import { planOf } from '../../../engine/plan/plan.ts';
import { planningPrices, pricesUsed } from '../../../engine/plan/prices.ts';
import type { PhaseInput } from '../../../engine/plan/roadmap.ts';
import { roiOf } from '../../../engine/plan/roi.ts';
import { exactly, plainCase, seedCase } from '../../engine/plan/seed-case.ts';
import { foundReport } from '../capacity/variants.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, '../../fixtures/plan', name), 'utf8'));

/** The roadmap and the prices of the example. */
export const exampleSettings = planSettingsSchema.parse(read('plan.json'));
export const examplePrices = pricesSchema.parse(read('prices.json'));
const today = '2026-11-23';

const roi = (money: Parameters<typeof assumptionsOf>[0], over: Partial<Roi> = {}): Roi => ({
  schemaVersion: 1,
  ...roiOf('USD', assumptionsOf(money)),
  serving: null,
  prices: null,
  ...over,
});

/** What the command line alone says. */
export const plainRoi = (): Roi => roi(plainCase);

/** A benefit nobody is sure of, prices of last spring, and what serving costs. */
export const riskyRoi = (): Roi =>
  roi(
    { ...seedCase, benefits: [{ name: 'more orders', perMonth: { value: 700, low: 0, high: 1600 } }] },
    {
      prices: pricesUsed('prices.json', { asOf: '2026-05-01' }, today),
      serving: servingCost({
        replicas: 3,
        replicaPerHour: 0.05,
        fixedPerMonth: 150,
        throughput: { value: 610, low: 590, high: 640 },
        users: { value: 1700, low: 1650, high: null },
        label: 'measured',
      }),
    },
  );

/** It costs more a month than it brings. */
export const losingRoi = (): Roi => roi({ ...plainCase, benefits: [{ name: 'benefit', perMonth: exactly(100) }] });

/** It pays, but not within the months that are looked at. */
export const lateRoi = (): Roi => roi({ ...plainCase, benefits: [{ name: 'benefit', perMonth: exactly(450) }] });

export const roiVariants = { plain: plainRoi, risky: riskyRoi, losing: losingRoi, late: lateRoi };

const run: PlanEvidence = { kind: 'run', id: '2026-11-20T09-14-05-load-staging', at: '2026-11-20T09:14:05.000Z', environment: 'staging' };
const ladder: PlanEvidence = {
  kind: 'capacity',
  id: '2026-11-21T10-00-00-capacity-staging',
  at: '2026-11-21T10:00:00.000Z',
  environment: 'staging',
};

/** What was measured of each number: phase 1 is met but for the cost, phase 2 misses its latency. */
const measured: Readonly<Record<string, { value: number; low: number | null; high: number | null; evidence: PlanEvidence }>> = {
  latency: { value: 212, low: 205, high: 221, evidence: run },
  requests: { value: 262, low: 258, high: 266, evidence: ladder },
  dbTime: { value: 71.4, low: 69, high: 74.2, evidence: run },
  connections: { value: 900, low: null, high: null, evidence: ladder },
  errorRate: { value: 0.0031, low: 0.0026, high: 0.0037, evidence: run },
};

function findingFor(target: Target, begins: string): Finding {
  const found = measured[target.metric];
  if (found === undefined) return noEvidence('no-cost');
  if (found.evidence.at.slice(0, 10) < begins) return noEvidence(found.evidence.kind === 'run' ? 'no-run' : 'no-capacity');
  const { value, low, high, evidence } = found;
  const met = target.operator.startsWith('<') ? value < target.expected : value >= target.expected;
  return { status: met ? 'met' : 'missed', actual: { value, low, high, confidence: 0.95, samples: 19_680 }, evidence, reasons: [] };
}

function examplePhases(): PhaseInput[] {
  const targets = parsePlanTargets(exampleSettings);
  return exampleSettings.phases.map(({ name, begins, due = null }, index) => ({
    name,
    begins,
    due,
    ends: null,
    environment: 'staging',
    goals: (targets.phases[index] ?? []).map((target) => ({ target, finding: findingFor(target, begins) })),
  }));
}

const line = (text: string, finding: Finding): LineFinding => ({ target: parsePlanTarget({ target: text, abort: false }), finding });
const value = (of: number, low: number | null = null, high: number | null = null) => ({
  value: of,
  low,
  high,
  confidence: 0.95,
  samples: 5900,
});

const lines = (): Map<ChecklistLine, LineFinding> =>
  new Map<ChecklistLine, LineFinding>([
    ['api-latency', line('p95 < 300 ms', { status: 'met', actual: value(212, 205, 221), evidence: run, reasons: [] })],
    ['database-time', line('dbTime p95 < 100 ms', { status: 'met', actual: value(71.4, 69, 74.2), evidence: run, reasons: [] })],
    [
      'page-load',
      line('pageLoad < 2 s', {
        status: 'missed',
        actual: value(2140, 1930, 2350),
        evidence: run,
        reasons: [{ code: 'too-close', facts: {} }],
      }),
    ],
    ['route-chunk', line('routeChunk max < 200 KB', noEvidence('unknown-metric'))],
    [
      'targets-met',
      {
        target: null,
        finding: {
          status: 'missed',
          actual: null,
          evidence: run,
          reasons: [{ code: 'targets', facts: { targets: 6, failed: 1, open: 0, worst: 'pageLoad < 2 s' } }],
        },
      },
    ],
    [
      'availability',
      line('availability >= 99.9 %', { status: 'missed', actual: value(0.0031, 0.0026, 0.0037), evidence: run, reasons: [] }),
    ],
    [
      'autoscaling',
      {
        target: null,
        finding: {
          status: 'met',
          actual: null,
          evidence: { kind: 'autoscale', id: 'autoscale.json', at: '2026-11-22T08:00:00.000Z', environment: null },
          reasons: [{ code: 'simulated', facts: { policy: 'backend', violationS: 0, backlog: 0, replicas: 'stated' } }],
        },
      },
    ],
    [
      'cost',
      line('cost <= 450', { status: 'met', actual: value(442, 410, 480), evidence: ladder, reasons: [{ code: 'projected', facts: {} }] }),
    ],
    ['users-proven', line('users >= 1000', { status: 'met', actual: value(1000), evidence: run, reasons: [] })],
  ]);

/** Everything there can be: a measured capacity with its plan, money, a roadmap half ticked off, a checklist. */
export const fullPlan = (): Plan =>
  planOf({
    today,
    environment: 'staging',
    capacity: { report: foundReport(), evidence: ladder },
    investment: roiOf(
      'USD',
      assumptionsOf({
        ...seedCase,
        benefits: [...seedCase.benefits.slice(0, 2), { name: 'more orders', perMonth: { value: 500, low: 100, high: 700 } }],
      }),
    ),
    prices: pricesUsed('prices.json', examplePrices, today),
    currency: 'USD',
    replica: planningPrices(examplePrices),
    before: parsePlanTargets(exampleSettings).before,
    phases: examplePhases(),
    lines: lines(),
    reproduce: 'headroom plan --env staging',
    notes: [],
  });

/** A project in which nothing was measured and nothing stated. */
export const barePlan = (): Plan =>
  planOf({
    today,
    environment: null,
    capacity: null,
    investment: null,
    prices: null,
    currency: 'USD',
    replica: null,
    before: [],
    phases: [],
    lines: new Map(),
    reproduce: 'headroom plan',
    notes: [],
  });

export const planVariants = { full: fullPlan, bare: barePlan };
