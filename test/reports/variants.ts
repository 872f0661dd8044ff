import { readFileSync } from 'node:fs';
import type { Comparison } from '../../engine/model/comparison.ts';
import { type Report, reportSchema } from '../../engine/model/report.ts';

const demoFile = new URL('../fixtures/report/reference.json', import.meta.url);

/** The report of a demo run, made by the real stages and kept as it was, so that a change of a format is told from a change of a measurement. */
export function demoReport(): Report {
  return reportSchema.parse(JSON.parse(readFileSync(demoFile, 'utf8')));
}

const checked = (report: Report): Report => reportSchema.parse(report);

/** p95 over its target, one endpoint to blame, slower than the baseline, a poor vital, many errors. */
export function failingReport(): Report {
  const report = demoReport();
  const [latency] = report.verdicts;
  const p95 = { value: 412.4, low: 401.2, high: 425.7, confidence: 0.95, samples: 9822 };
  if (latency) {
    const [first, ...others] = latency.endpoints;
    report.verdicts[0] = {
      ...latency,
      status: 'fail',
      actual: p95,
      worstMinute: 455,
      endpoints: first ? [{ ...first, status: 'fail', actual: { ...p95, value: 613, low: 580, high: 641, samples: 3517 } }, ...others] : [],
      reasons: [
        { code: 'missed', facts: { actual: 412.4, expected: 300 } },
        { code: 'endpoint-missed', facts: { endpoint: first?.endpoint ?? '', endpoints: 1 } },
      ],
    };
  }
  report.chips = { validity: 'valid', target: 'fail', tooClose: false, regression: 'regressed' };
  report.headroom = { limitMs: 300, p95Ms: 412.4, freeMs: -112.4, users: 1000 };
  report.overall = { ...report.overall, p95 };
  report.steps = report.steps.map((step) => (step.judged ? { ...step, p95 } : step));
  report.timeline.p95 = report.timeline.p95.map((value) => (value === null ? null : value * 2.4));
  report.timeline.p99 = report.timeline.p99.map((value) => (value === null ? null : value * 2.4));
  report.vitals = report.vitals.map((row) =>
    row.metric === 'lcp' && row.p75 ? { ...row, rating: 'poor', p75: { ...row.p75, value: 5210, low: 4400, high: 6120 } } : row,
  );
  if (report.comparison) {
    report.comparison = {
      ...report.comparison,
      mode: 'stored',
      baselineSessions: 8,
      verdict: 'regressed',
      reasons: [],
      changes: report.comparison.changes.map((change, index) =>
        index === 0
          ? {
              ...change,
              base: 202.1,
              head: 412.4,
              verdict: 'regressed',
              reasons: [],
              change: { ...change.change, value: 1.0405, low: 0.84, high: 1.26 },
            }
          : change,
      ),
    };
  }
  return checked(report);
}

/** The generator ran out of breath: nothing may be said of the target. */
export function invalidReport(): Report {
  const report = demoReport();
  report.run.health = {
    ...report.run.health,
    validity: 'invalid',
    cpu: 0.985,
    worstLatenessMs: 311,
    reasons: [
      { code: 'late-ticker', invalidates: true, facts: { latenessMs: 184, limitMs: 20 } },
      { code: 'generator-cpu', invalidates: true, facts: { cpu: 0.985, limit: 0.9 } },
      { code: 'samples-dropped', invalidates: false, facts: { dropped: 12, clamped: 0 } },
    ],
  };
  report.verdicts = report.verdicts.map((verdict) => ({
    ...verdict,
    status: 'no-data',
    reasons: [{ code: 'generator-invalid', facts: {} }],
  }));
  report.chips = { validity: 'invalid', target: 'no-data', tooClose: false, regression: 'invalid' };
  report.comparison = invalidComparison(report);
  return checked(report);
}

function invalidComparison({ comparison, run }: Report): Comparison | null {
  if (comparison === null) return null;
  return {
    ...comparison,
    verdict: 'invalid',
    changes: [],
    reasons: [{ code: 'invalid-run', facts: { side: 'head', run: run.id, why: 'generator' } }],
  };
}

/** Two declared targets without data: too few samples, users never reached. No baseline. */
export function noDataReport(): Report {
  const report = demoReport();
  report.verdicts = report.verdicts
    .slice(0, 3)
    .map((verdict, index) =>
      index === 0
        ? { ...verdict, status: 'no-data', reasons: [{ code: 'users-not-reached', facts: { needed: 1000, active: 812 } }] }
        : index === 1
          ? { ...verdict, status: 'no-data', actual: null, reasons: [{ code: 'too-few-samples', facts: { samples: 120, needed: 590 } }] }
          : verdict,
    );
  report.chips = { validity: 'valid', target: 'no-data', tooClose: false, regression: 'none' };
  report.load = { ...report.load, activeUsers: 812 };
  report.comparison = null;
  report.secondOpinion = null;
  report.run = { ...report.run, outcome: 'aborted', endReason: 'stopped by hand' };
  report.labels = ['quick-proof', 'partial', 'recovered'];
  return checked(report);
}

/** A script that never got a request out: nothing but its provenance. */
export function emptyReport(): Report {
  const report = demoReport();
  const nothing = { samples: 0, requestsPerSecond: null, mean: null, p50: null, p95: null, p99: null, max: null, errorRate: null };
  return checked({
    ...report,
    run: {
      ...report.run,
      kind: 'script',
      scenario: 'smoke.js',
      outcome: 'truncated',
      endReason: null,
      recovered: true,
      durationS: 1,
      loadStartedAt: null,
      steps: [],
      workCounters: [],
      health: {
        validity: 'unknown',
        reasons: [{ code: 'no-load', invalidates: false, facts: {} }],
        lateness: null,
        worstLatenessMs: null,
        droppedIterations: 0,
        cpu: null,
        coLocated: false,
      },
      provenance: { ...report.run.provenance, git: null, target: null },
    },
    chips: { validity: 'unknown', target: 'none', tooClose: false, regression: 'none' },
    labels: ['recovered', 'partial'],
    judgedStep: null,
    headroom: { limitMs: null, p95Ms: null, freeMs: null, users: null },
    load: {
      plannedUsers: null,
      activeUsers: null,
      journeysPerHour: null,
      requestsPerSecond: null,
      peakInFlight: null,
      meanThinkTimeMs: null,
      accountsUsed: null,
      holdS: null,
      requests: 0,
      failedRequests: 0,
      checksPassed: null,
    },
    verdicts: [],
    steps: [],
    timeline: { atS: [], widthS: [], users: [], requestsPerSecond: [], p50: [], p90: [], p95: [], p99: [], errorRate: [], dbTime: [] },
    overall: {
      name: '',
      method: null,
      journey: null,
      ...nothing,
      dbTime: null,
      dbQueueTime: null,
      dbQueries: null,
      responseBytes: null,
      change: null,
    },
    endpoints: [],
    transactions: [],
    websocket: [],
    vitals: [],
    distribution: [],
    checks: [],
    errors: [],
    secondOpinion: null,
    comparison: null,
    probes: [],
    custom: [],
    notes: [],
  });
}

/** A first run: it passed, and there is nothing to compare it with. */
export function firstReport(): Report {
  const report = demoReport();
  return checked({
    ...report,
    comparison: null,
    chips: { ...report.chips, regression: 'none' },
    endpoints: report.endpoints.map((row) => ({ ...row, change: null })),
    overall: { ...report.overall, change: null },
  });
}

/** Every kind of report a format must cope with. */
export const variants = {
  demo: demoReport,
  first: firstReport,
  fail: failingReport,
  invalid: invalidReport,
  'no-data': noDataReport,
  empty: emptyReport,
} satisfies Record<string, () => Report>;
