import { describe, expect, it } from 'vitest';
import { parsePlanTarget } from '../../../engine/config/index.ts';
import { checklistItemSchema, type Finding, type PlanEvidence, phaseGoalSchema } from '../../../engine/model/plan.ts';
import { checklistLines } from '../../../engine/model/plan-settings.ts';
import type { Verdict } from '../../../engine/model/target.ts';
import { biggestAssumptions } from '../../../engine/plan/biggest.ts';
import { checklistOf } from '../../../engine/plan/checklist.ts';
import { findingOf, noEvidence } from '../../../engine/plan/finding.ts';
import { type PhaseInput, roadmapOf } from '../../../engine/plan/roadmap.ts';
import { roiOf } from '../../../engine/plan/roi.ts';
import { fullPlanning } from '../../reports/capacity/planning.ts';
import { seedAssumptions } from './seed-case.ts';

const target = (text: string) => parsePlanTarget({ target: text, abort: false });
const evidence: PlanEvidence = { kind: 'run', id: 'run-1', at: '2026-11-10T08:00:00.000Z', environment: 'staging' };
const found = (status: 'met' | 'missed'): Finding => ({ status, actual: null, evidence, reasons: [] });
const phase = (name: string, begins: string, goals: PhaseInput['goals'], over: Partial<PhaseInput> = {}): PhaseInput => ({
  name,
  begins,
  due: null,
  ends: null,
  environment: null,
  goals,
  ...over,
});

describe('a roadmap', () => {
  const first = phase('one', '2026-11-02', [
    { target: target('p95 < 285 ms'), finding: found('met') },
    { target: target('cost <= 300'), finding: noEvidence('no-cost') },
  ]);
  const second = phase('two', '2026-11-09', [
    { target: target('throughput >= 250 req/s'), finding: found('missed') },
    { target: target('p95 < 190 ms'), finding: found('missed') },
  ]);
  const before = [target('p95 = 380 ms'), target('cost = 300')];

  it('has a row a number, in the order they appear, with where each began and a goal a phase', () => {
    const roadmap = roadmapOf({ before, phases: [first, second], today: '2026-11-10' });
    expect(
      roadmap?.rows.map(({ metric, before: began, goals }) => [metric, began, goals.map((goal) => goal?.target.expected ?? null)]),
    ).toEqual([
      ['latency', 380, [285, 190]],
      ['cost', 300, [300, null]],
      ['requests', null, [null, 250]],
    ]);
  });

  it('tells two numbers of one metric apart by what they are of', () => {
    const endpoint = parsePlanTarget({ target: 'p95 < 100 ms', endpoint: 'GET /api/orders', abort: false });
    const roadmap = roadmapOf({
      before,
      phases: [phase('one', '2026-11-02', [...first.goals, { target: endpoint, finding: found('met') }])],
      today: '2026-11-10',
    });
    expect(roadmap?.rows.map(({ before: began }) => began)).toEqual([380, 300, null]);
  });

  it.each([
    ['upcoming', '2026-11-01', first.goals, null],
    ['under-way', '2026-11-02', first.goals, null],
    ['under-way', '2026-11-09', first.goals, '2026-11-09'],
    ['overdue', '2026-11-10', first.goals, '2026-11-09'],
    ['met', '2026-11-10', first.goals.slice(0, 1), '2026-11-09'],
    // What was met before a phase began does not begin it.
    ['upcoming', '2026-11-01', first.goals.slice(0, 1), null],
  ] as const)('is %s on %s', (state, today, goals, due) => {
    expect(roadmapOf({ before, phases: [{ ...first, goals, due }], today })?.phases[0]?.state).toBe(state);
  });

  it('counts what is met, missed and without evidence', () => {
    expect(
      roadmapOf({ before, phases: [first, second], today: '2026-11-10' })?.phases.map(({ met, missed, noEvidence: none }) => [
        met,
        missed,
        none,
      ]),
    ).toEqual([
      [1, 0, 1],
      [0, 2, 0],
    ]);
    expect(roadmapOf({ before, phases: [], today: '2026-11-10' })).toBeNull();
  });
});

const verdict = (over: Partial<Verdict>): Verdict => ({
  target: target('p95 < 285 ms'),
  status: 'pass',
  tooClose: false,
  actual: { value: 212, low: 205, high: 221, confidence: 0.95, samples: 5900 },
  fewSamples: false,
  step: 0,
  worstMinute: null,
  endpoints: [],
  reasons: [{ code: 'met', facts: {} }],
  ...over,
});

describe('a finding', () => {
  it('follows the verdict, and a verdict without data has no evidence, whatever it measured', () => {
    expect(findingOf(verdict({}), evidence)).toMatchObject({ status: 'met', evidence, actual: { value: 212 }, reasons: [] });
    expect(findingOf(verdict({ status: 'fail', tooClose: true, reasons: [{ code: 'missed', facts: {} }] }), evidence)).toMatchObject({
      status: 'missed',
      reasons: [{ code: 'too-close' }],
    });
    expect(findingOf(verdict({ status: 'no-data', reasons: [{ code: 'users-not-reached', facts: {} }] }), evidence)).toEqual({
      status: 'no-evidence',
      actual: null,
      evidence: null,
      reasons: [{ code: 'users-not-reached', facts: {} }],
    });
  });

  it('is refused by the schema where it is met or missed without evidence', () => {
    for (const status of ['met', 'missed'] as const) {
      const bare = { ...found(status), evidence: null };
      expect(phaseGoalSchema.safeParse({ target: target('p95 < 285 ms'), ...bare }).success).toBe(false);
      expect(checklistItemSchema.safeParse({ line: 'cost', group: 'operational', target: null, ...bare }).success).toBe(false);
    }
    expect(phaseGoalSchema.safeParse({ target: target('p95 < 285 ms'), ...noEvidence('no-run') }).success).toBe(true);
  });
});

it('every line of the checklist is there, and none is met that nobody looked for', () => {
  const items = checklistOf(new Map([['cost', { target: null, finding: found('met') }]]));
  expect(items.map(({ line, group }) => [line, group])).toEqual(Object.entries(checklistLines));
  expect(items.filter(({ status }) => status === 'met').map(({ line }) => line)).toEqual(['cost']);
  expect(items.filter(({ status }) => status === 'no-evidence')).toHaveLength(items.length - 1);
});

it('shows three assumptions: those of the capacity that nobody measured, and the strongest of the money', () => {
  const investment = roiOf('USD', seedAssumptions());
  const both = biggestAssumptions(fullPlanning, investment);
  expect(both.map(({ of }) => of)).toEqual(['capacity', 'capacity', 'money']);
  expect(both.every((each) => each.of === 'money' || each.assumption.source !== 'measured')).toBe(true);
  expect(both.at(-1)).toMatchObject({ bar: { code: investment.tornado[0]?.code } });
  expect(biggestAssumptions(null, investment).map(({ of }) => of)).toEqual(['money', 'money', 'money']);
  expect(biggestAssumptions(fullPlanning, null).length).toBeLessThanOrEqual(3);
  expect(biggestAssumptions(null, null)).toEqual([]);
});
