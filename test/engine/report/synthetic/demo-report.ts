import { baselineOf } from '../../../../engine/compare/baseline.ts';
import { compareWithBaselines } from '../../../../engine/compare/baselines.ts';
import { judgeHealth } from '../../../../engine/measure/health.ts';
import { judgedSteps } from '../../../../engine/measure/judged-steps.ts';
import type { Report } from '../../../../engine/model/report.ts';
import type { ProbeReading } from '../../../../engine/model/run.ts';
import { buildReport } from '../../../../engine/report/build.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { judgeTargets } from '../../../../engine/targets/judge.ts';
import { parseTarget } from '../../../../engine/targets/parse.ts';
import { demoSeconds, usersAt } from './demo-profile.ts';
import { demoSession } from './demo-session.ts';
import { machine, runOf } from './run-document.ts';

const earlier = [
  { id: '2026-01-11T08-02-11-demo-aa10', startedAt: '2026-01-11T08:02:11.000Z', factor: 0.93, commit: '1c9e02d' },
  { id: '2026-02-10T08-30-40-demo-77d2', startedAt: '2026-02-10T08:30:40.000Z', factor: 0.98, commit: '71c0aa2' },
  { id: '2026-02-28T10-11-09-demo-0be4', startedAt: '2026-02-28T10:11:09.000Z', factor: 0.96, commit: '8be4410' },
];

const workCounters = [
  { endpoint: 'GET /api/orders', counter: 'dbQueries', value: 2 },
  { endpoint: 'GET /api/orders', counter: 'dbRows', value: 50 },
  { endpoint: 'GET /api/orders/search', counter: 'dbQueries', value: 2 },
  { endpoint: 'GET /api/orders/:id', counter: 'dbQueries', value: 1 },
  { endpoint: 'POST /api/orders', counter: 'dbQueries', value: 3 },
];

const targets = [
  { target: 'p95 < 300 ms', at: { users: 1000 }, abort: false },
  { target: 'users >= 1000', at: { users: 1000 }, abort: false },
  { target: 'errorRate < 1 %', abort: false },
  { target: 'lcp p75 < 2500 ms', abort: false },
  { target: 'pageLoad < 2 s', abort: false },
  { target: 'dbTime p95 < 100 ms', abort: false },
].map(parseTarget);

/** The report of an invented run of the scenario `demo` with three approved sessions before it: every section has something in it. */
export function demoReport(): Report {
  const baselines = earlier.map(({ id, startedAt, factor, commit }, index) => {
    const measurement = demoSession(index + 2, factor).measurement();
    const run = runOf(measurement, {
      id,
      startedAt,
      workCounters,
      provenance: { git: { commit, branch: 'main', dirty: false }, generator: { ...machine, kernel: '6.1.0-27-amd64' } },
    });
    return baselineOf({ run, measurement, approved: { by: 'Ada', at: startedAt, why: 'monthly run' } });
  });
  const fold = demoSession(1);
  const measurement = fold.measurement();
  const health = judgeHealth({
    measurement,
    judgedSteps: judgedSteps(measurement.steps),
    coLocated: true,
    recording: 'recorder',
    cpu: 0.41,
    arrival: null,
  });
  const run = runOf(measurement, {
    id: '2026-03-12T09-14-05-demo-4f1c',
    health,
    targets,
    workCounters,
    probes: probes(),
    provenance: { command: 'headroom demo' },
  });
  const comparison = compareWithBaselines({ run, measurement, baselines, family: ['p95', 'errorRate'], delta: 0.03 });
  return buildReport({ run, measurement, verdicts: judgeTargets({ measurement, targets, health }), errors: fold.errors(), comparison });
}

function probes(): ProbeReading[] {
  const random = createRandom(5);
  return Array.from({ length: demoSeconds }, (_, atS) => {
    const load = usersAt(atS, 1000) / 1000;
    const values = {
      headroom_event_loop_lag_ms: 1 + 4 * load * (0.7 + 0.6 * random()),
      headroom_open_connections: Math.round(1000 * load),
    };
    return { atS, cpuCores: 0.1 + 0.9 * load * (0.9 + 0.2 * random()), memoryBytes: Math.round(182e6 + atS * 240_000), values };
  });
}
