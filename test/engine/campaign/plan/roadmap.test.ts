import { describe, expect, it } from 'vitest';
import { runPlan } from '../../../../engine/campaign/plan/plan.ts';
import type { Plan } from '../../../../engine/model/plan.ts';
import { evidenceProject } from './evidence-project.ts';

type Project = ReturnType<typeof evidenceProject>;
const planOf = async ({ folder, store }: Project, today = '2026-06-30'): Promise<Plan> =>
  await runPlan({ folder, today, reproduce: 'headroom plan' }, store);
const goals = ({ roadmap }: Plan) =>
  Object.fromEntries(
    (roadmap?.rows ?? []).map(({ metric, goals: found }) => [
      metric,
      found.map((goal) => (goal === null ? null : [goal.status, goal.evidence?.id ?? goal.reasons[0]?.code])),
    ]),
  );

const phase = (name: string, begins: string, targets: unknown[], more = {}) => ({ name, begins, targets, ...more });

describe('a phase', () => {
  const targets = ['p95 < 285 ms', 'errorRate < 0.8 %'];

  it('has no evidence where nothing was run, and is ticked off by the newest run after it began', async () => {
    const project = evidenceProject({
      plan: { phases: [phase('one', '2026-06-02', targets), phase('two', '2026-06-09', ['p95 < 140 ms'])] },
    });
    expect(goals(await planOf(project))).toEqual({
      latency: [
        ['no-evidence', 'no-run'],
        ['no-evidence', 'no-run'],
      ],
      errorRate: [['no-evidence', 'no-run'], null],
    });
    // Before the phase began: says nothing of it.
    await project.seal('2026-06-01');
    expect(goals(await planOf(project)).latency).toEqual([
      ['no-evidence', 'no-run'],
      ['no-evidence', 'no-run'],
    ]);
    const first = await project.seal('2026-06-02', { latencyMs: [100, 400] });
    expect(goals(await planOf(project))).toEqual({
      latency: [
        ['missed', first],
        ['no-evidence', 'no-run'],
      ],
      errorRate: [['met', first], null],
    });
    const second = await project.seal('2026-06-10');
    const plan = await planOf(project);
    expect(goals(plan)).toEqual({
      latency: [
        ['met', second],
        ['missed', second],
      ],
      errorRate: [['met', second], null],
    });
    const [goal] = plan.roadmap?.rows[0]?.goals ?? [];
    expect(goal?.evidence).toMatchObject({ kind: 'run', at: '2026-06-10T08:00:00.000Z', environment: 'staging' });
    expect(goal?.actual?.value).toBeGreaterThan(140);
    expect(goal?.actual?.value).toBeLessThan(150.1);
    expect(plan.roadmap?.phases.map(({ met, missed }) => [met, missed])).toEqual([
      [2, 0],
      [0, 1],
    ]);
  });

  it('is not ticked off by a run that is invalid, cut off, of another place or scenario, or a unit of a gate', async () => {
    const project = evidenceProject({ plan: { phases: [phase('one', '2026-06-02', ['p95 < 285 ms'])] } });
    await project.seal('2026-06-03', {
      health: { validity: 'invalid', reasons: [], lateness: null, worstLatenessMs: null, droppedIterations: 0, cpu: null, coLocated: true },
    });
    await project.seal('2026-06-04', { outcome: 'aborted' });
    await project.seal('2026-06-05', { environment: 'other' });
    await project.seal('2026-06-06', { scenario: 'smoke' });
    const unit = await project.seal('2026-06-07');
    const runs = [{ id: unit, role: 'session' as const, side: null, phase: 'detection' as const, round: 0, first: null }];
    await project.campaignOf('2026-06-07', 'gate', { runs });
    expect(goals(await planOf(project)).latency).toEqual([['no-evidence', 'no-run']]);
  });

  it('may name its environment, scenario or run, and end', async () => {
    const project = evidenceProject({
      plan: {
        phases: [
          phase('elsewhere', '2026-06-02', ['p95 < 285 ms'], { environment: 'other' }),
          phase('ended', '2026-06-02', ['p95 < 285 ms'], { ends: '2026-06-05' }),
          phase('named', '2026-06-02', ['p95 < 285 ms'], { run: '2026-06-01' }),
          phase('unknown', '2026-06-02', ['p95 < 285 ms'], { run: 'never' }),
        ],
      },
    });
    const old = await project.seal('2026-06-01');
    const kept = await project.seal('2026-06-05');
    await project.seal('2026-06-06', { latencyMs: [300, 500] });
    const other = await project.seal('2026-06-07', { environment: 'other' });
    expect(goals(await planOf(project)).latency).toEqual([
      ['met', other],
      ['met', kept],
      ['met', old],
      ['no-evidence', 'run-unknown'],
    ]);
  });

  it('asks an older run where the newest has no data for a target, and never takes no data for a yes', async () => {
    const project = evidenceProject({
      plan: { phases: [phase('one', '2026-06-02', [{ target: 'p95 < 285 ms', at: { users: 1000 } }, 'lcp p75 < 2500 ms'])] },
    });
    await project.seal('2026-06-03');
    expect(goals(await planOf(project))).toEqual({ latency: [['no-evidence', 'no-hold']], lcp: [['no-evidence', 'no-samples']] });
  });
});

describe('throughput, connections and cost', () => {
  const targets = ['throughput >= 500 req/s', 'connections >= 800', 'cost <= 300'];
  const plan = { phases: [phase('one', '2026-06-02', targets)] };

  it('are asked of the newest capacity report after the phase began', async () => {
    const project = evidenceProject({ plan });
    await project.capacity('2026-06-01');
    expect(goals(await planOf(project))).toEqual({
      requests: [['no-evidence', 'no-run']],
      connections: [['no-evidence', 'no-capacity']],
      cost: [['no-evidence', 'no-capacity']],
    });
    const id = await project.capacity('2026-06-03');
    const found = await planOf(project);
    expect(goals(found).requests).toEqual([['met', id]]);
    // It stepped journeys, and its cost of the peak is speculative: neither is evidence.
    expect(goals(found).connections).toEqual([['no-evidence', 'capacity-measures-none']]);
    expect(goals(found).cost).toEqual([['no-evidence', 'no-cost']]);
  });

  it('take the greatest load below the first that failed, of plateaus that count', async () => {
    const project = evidenceProject({ plan });
    const connections = [500, 700, 900, 1100];
    await project.capacity('2026-06-03', (report) => ({
      ...report,
      steppedBy: 'connections',
      points: connections.flatMap((planned, index) => {
        const [point] = report.points;
        return point === undefined
          ? []
          : [
              {
                ...point,
                order: index,
                planned: { arrivalRate: null, users: null, connections: planned },
                excluded: planned === 900 ? [{ code: 'generator-unhealthy', facts: {} }] : [],
                verdicts: [{ target: 'p95 < 300 ms', status: planned > 1000 ? ('fail' as const) : ('pass' as const), actual: null }],
              },
            ];
      }),
    }));
    const [row] = (await planOf(project)).roadmap?.rows.filter(({ metric }) => metric === 'connections') ?? [];
    expect(row?.goals[0]).toMatchObject({ status: 'missed', actual: { value: 700 } });
  });

  it('take a measured cost of the peak, and a run for the throughput where no capacity was measured', async () => {
    const project = evidenceProject({ plan: { phases: [phase('one', '2026-06-02', ['throughput >= 15 req/s', 'cost <= 300'])] } });
    const run = await project.seal('2026-06-03');
    expect(goals(await planOf(project)).requests).toEqual([['met', run]]);
    const id = await project.capacity('2026-06-04', (report) => ({
      ...report,
      planning: report.planning && {
        ...report.planning,
        situations: report.planning.situations.map((situation) => ({
          ...situation,
          costPerMonth: { value: 320, low: 310, high: 330, confidence: 0.8, label: 'measured' as const, ratio: 1, reasons: [] },
        })),
      },
    }));
    expect(goals(await planOf(project)).cost).toEqual([['missed', id]]);
  });

  it('claim nothing from a report that is invalid', async () => {
    const project = evidenceProject({ plan });
    await project.capacity('2026-06-03', (report) => ({ ...report, outcome: 'invalid' }));
    const found = await planOf(project);
    expect(goals(found).requests).toEqual([['no-evidence', 'no-run']]);
    expect(found.capacity).toBeNull();
  });
});
