import { type CapacityReport, capacityReportSchema } from '../../../engine/model/capacity.ts';
import type { LoadPoint } from '../../../engine/model/load-point.ts';
import {
  bottleneck,
  capacityReport,
  curve,
  demoSystem,
  errorTarget,
  estimate,
  fitOf,
  healthy,
  model,
  p95At,
  peakOf,
  plateau,
  projection,
  reason,
  refused,
  type System,
  targetCapacity,
  throughputAt,
} from './builders.ts';
import { fullPlanning, refusedPlanning } from './planning.ts';

const overloaded: Partial<LoadPoint> = {
  concurrency: estimate(412, 0.2, 5800),
  throughput: estimate(604, 0.02, 5800),
  journeysPerSecond: 139,
  meanMs: estimate(640, 0.1, 5800),
  p95Ms: estimate(2410, 0.08, 5800),
  errorRate: 0.004,
  droppedShare: 0.07,
  steady: { holds: false, backlogSlope: estimate(61, 0.1, 10), halvesAgree: false },
  little: { counted: 398, expected: 386, difference: 0.031, holds: true },
  excluded: [reason('not-steady', { slope: 61 })],
};

/** The search on the demo: geometric up, then halved; everything measured, with the lead's plan. */
export function foundReport(): CapacityReport {
  const loads = [10, 20, 40, 80, 160, 120, 138, 147];
  const points = loads.map((journeys, order) => plateau(demoSystem, order, journeys, journeys === 160 ? overloaded : {}));
  const { concurrency } = peakOf(demoSystem);
  const top = Math.max(...points.filter(({ excluded }) => excluded.length === 0).map((point) => point.concurrency.value));
  return capacityReport({
    points,
    model: model(points, {
      targets: [
        targetCapacity({ lastPass: 6, firstFail: 7 }),
        targetCapacity({
          target: errorTarget,
          found: 'above',
          lastPass: 7,
          throughput: refused(reason('no-tail-model')),
          journeysPerSecond: null,
          users: null,
        }),
      ],
      bottleneck: bottleneck({ resource: 'event-loop' }),
      next: bottleneck({
        resource: 'database',
        utilisation: 0.774,
        demandMs: 4.9,
        limit: projection(816, 780, 861, { label: 'speculative', ratio: 1.29 }),
      }),
      fit: fitOf(demoSystem, 7),
      tail: {
        servers: 1.21,
        serviceMs: 1.62,
        offsetMs: 6.1,
        kept: true,
        holdOut: { held: 2, worstMiss: 0.084 },
        reasons: [],
      },
      curves: {
        throughput: curve(0, top, Math.min(top * 2.1, concurrency * 2.2), (at) => throughputAt(demoSystem, at)),
        p95: curve(43, 632, 639, (at) => p95At(demoSystem, at), 0.06),
      },
      reasons: [reason('plateaus-left-out', { excluded: 1, of: 8 })],
    }),
    planning: fullPlanning,
    reasons: [],
    notes: ['Quick plateaus of 10 s, as on every demo.'],
  });
}

const stagingSystem: System = { lambda: 62, sigma: 0.004, kappa: 0.00001, limit: 1400, lightP95Ms: 61, requests: 5.1, thinkMs: 9800 };

/** Staging, whose ceiling of users ended the search long before the target did: what lies beyond is refused. */
export function notReachedReport(): CapacityReport {
  const points = [8, 16, 32, 64, 78].map((journeys, order) =>
    plateau(stagingSystem, order, journeys, {
      seconds: 60,
      resources: [],
      little: null,
      health: { ...healthy, coLocated: false },
      replicas: 3,
    }),
  );
  const why = [reason('hardly-bent', { efficiency: 0.97 }), reason('kappa-holds-zero', { low: 0, high: 0.0004 })];
  return capacityReport({
    campaign: null,
    scenario: 'checkout',
    environment: 'staging',
    plan: { plateaus: 8, seconds: 1060 },
    points,
    model: model(points, {
      targets: [
        targetCapacity({
          found: 'above',
          lastPass: 4,
          throughput: refused(reason('hold-out-missed', { held: 1, worstMiss: 0.31, tolerated: 0.15 })),
          journeysPerSecond: refused(reason('hold-out-missed', { held: 1, worstMiss: 0.31, tolerated: 0.15 })),
          users: refused(reason('hold-out-missed', { held: 1, worstMiss: 0.31, tolerated: 0.15 })),
        }),
      ],
      fit: fitOf(stagingSystem, 5, {
        kappa: { value: 0.00001, low: 0, high: 0.0004, confidence: 0.8, samples: 5 },
        peak: null,
        identifiable: false,
        reasons: why,
        holdOut: { held: 1, worstMiss: 0.016 },
      }),
      tail: {
        servers: 11.4,
        serviceMs: 54,
        offsetMs: 4,
        kept: false,
        holdOut: { held: 1, worstMiss: 0.31 },
        reasons: [reason('hold-out-missed', { held: 1, worstMiss: 0.31, tolerated: 0.15 })],
      },
      curves: { throughput: curve(0, 7, 14.4, (at) => throughputAt(stagingSystem, at), 0.03), p95: [] },
      reasons: why,
    }),
    planning: refusedPlanning,
    outcome: 'not-reached',
    reasons: [reason('up-to', { upTo: 78, targets: 1 })],
    exitCode: 0,
    spentS: 612,
    reproduce: 'headroom capacity checkout --env staging',
  });
}

/** A generator made too weak on purpose: no plateau counts, and none is a capacity. */
export function invalidReport(): CapacityReport {
  const weak = reason('generator-invalid', { why: 'generator-cpu', cpu: 0.99 });
  const points = [40, 80, 160].map((journeys, order) =>
    plateau(demoSystem, order, journeys / 2, {
      planned: { arrivalRate: journeys, users: null, connections: null },
      health: {
        ...healthy,
        validity: 'invalid',
        cpu: 0.99,
        droppedIterations: 120,
        reasons: [
          { code: 'generator-cpu', invalidates: true, facts: { cpu: 0.99 } },
          { code: 'late-ticker', invalidates: true, facts: { p99Ms: 88, limitMs: 50 } },
        ],
      },
      excluded: [weak],
    }),
  );
  return capacityReport({
    points,
    outcome: 'invalid',
    reasons: [reason('generator', { level: 40, why: 'generator-cpu', cpu: 0.99 })],
    exitCode: 3,
    spentS: 44,
  });
}

const spec: System = { ...demoSystem, lambda: 90, sigma: 0.02773, kappa: 0.0001044 };

/** Somebody's own points (the published specsdm91), without a target. */
export function pointsReport(): CapacityReport {
  const rows = [
    [1, 64.9],
    [18, 995.9],
    [36, 1652.4],
    [72, 1853.2],
    [108, 1828.9],
    [144, 1775],
    [216, 1702.2],
  ] as const;
  const bare = (value: number) => ({ value, low: null, high: null, confidence: 0.95, samples: 0 });
  const points = rows.map(
    ([concurrency, throughput], order): LoadPoint => ({
      ...plateau(demoSystem, order, 10),
      run: null,
      planned: { arrivalRate: null, users: null, connections: null },
      seconds: null,
      concurrency: bare(concurrency),
      throughput: bare(throughput),
      journeysPerSecond: null,
      meanMs: bare((concurrency / throughput) * 1000),
      p50Ms: null,
      p95Ms: null,
      p99Ms: null,
      errorRate: null,
      droppedShare: null,
      journey: null,
      steady: null,
      little: null,
      resources: [],
      health: null,
      verdicts: [],
    }),
  );
  return capacityReport({
    campaign: null,
    pointsFile: 'specsdm91.csv',
    mode: 'points',
    scenario: null,
    environment: null,
    driver: null,
    steppedBy: 'concurrency',
    plan: null,
    points,
    model: model(points, {
      fit: fitOf(spec, 7, {
        peak: {
          concurrency: projection(96.5, 84.2, 113, { ratio: 0.45 }),
          throughput: projection(1884, 1801, 1958, { ratio: 0.45 }),
        },
        holdOut: { held: 2, worstMiss: 0.06 },
      }),
      curves: { throughput: curve(1, 216, 460, (at) => throughputAt(spec, at), 0.04), p95: [] },
    }),
    spentS: 0,
    reproduce: 'headroom capacity --points specsdm91.csv',
  });
}

/** Connections held open on the demo, until the machine had no more files. */
export function connectionsReport(): CapacityReport {
  const loads = [550, 1000, 1400, 2000];
  const points = loads.map((connections, order) =>
    plateau(demoSystem, order, 20 + order * 15, {
      planned: { arrivalRate: null, users: null, connections },
      concurrency: estimate(connections, 0.001, connections),
      journeysPerSecond: null,
      verdicts: [{ target: 'ws delivery p95 < 300 ms', status: 'pass', actual: estimate(40 + order * 20, 0.05, 4000) }],
    }),
  );
  return capacityReport({
    driver: 'ws',
    steppedBy: 'connections',
    points,
    model: model(points, {
      targets: [
        targetCapacity({
          target: { ...errorTarget, text: 'ws delivery p95 < 300 ms', metric: 'wsDelivery', statistic: 'p95', expected: 300 },
          found: 'above',
          lastPass: 3,
          throughput: refused(reason('no-tail-model')),
          journeysPerSecond: null,
          users: null,
        }),
      ],
      bottleneck: bottleneck({
        resource: 'connections',
        utilisation: 0.98,
        demandMs: null,
        limit: refused(reason('beyond-range', { ratio: 2.2 })),
        drifts: false,
      }),
    }),
    outcome: 'not-reached',
    reasons: [reason('file-limit', { limit: 2048 })],
    exitCode: 0,
  });
}

/** The capacity lies beyond what was measured, and a model that passed its hold-out may speak. */
export function projectedReport(): CapacityReport {
  const report = foundReport();
  const points = report.points.slice(0, 4).concat(plateau(demoSystem, 4, 120));
  const beyond = { label: 'projected', ratio: 1.18 } as const;
  return {
    ...report,
    mode: 'ladder',
    points,
    planning: null,
    outcome: 'not-reached',
    reasons: [reason('budget', { budgetS: 60 })],
    model: {
      ...model(points, {
        targets: [
          targetCapacity({
            found: 'above',
            lastPass: 4,
            throughput: projection(609, 571, 640, beyond),
            journeysPerSecond: projection(141.6, 132.8, 148.9, beyond),
            users: projection(1699, 1590, 1790, beyond),
          }),
        ],
        bottleneck: bottleneck({ resource: 'event-loop', utilisation: 0.81, drifts: true }),
        fit: fitOf(demoSystem, 5),
        curves: {
          throughput: curve(0, 12.4, 26, (at) => throughputAt(demoSystem, at)),
          p95: curve(43, 516, 632, (at) => p95At(demoSystem, at), 0.06),
        },
      }),
    },
  };
}

/** The target is missed at the lightest load. */
export function notMetReport(): CapacityReport {
  const report = foundReport();
  const points = [10, 20].map((journeys, order) => plateau({ ...demoSystem, lightP95Ms: 412 }, order, journeys, {}));
  return {
    ...report,
    points,
    planning: null,
    outcome: 'not-met',
    reasons: [],
    exitCode: 1,
    model: model(points, {
      targets: [
        targetCapacity({
          found: 'below',
          firstFail: 0,
          throughput: refused(reason('no-tail-model')),
          journeysPerSecond: null,
          users: null,
        }),
      ],
      bottleneck: bottleneck({
        resource: 'database',
        utilisation: 0.44,
        limit: projection(98, 90, 110, { label: 'projected', ratio: 1.2 }),
      }),
    }),
  };
}

/** Ctrl-C after three plateaus. */
export function interruptedReport(): CapacityReport {
  const report = projectedReport();
  const points = report.points.slice(0, 3);
  const last = report.model?.targets[0];
  return {
    ...report,
    mode: 'search',
    points,
    outcome: 'interrupted',
    exitCode: 130,
    reasons: [reason('interrupted', { plateaus: 3 })],
    model: model(points, {
      targets: last
        ? [
            {
              ...last,
              lastPass: 2,
              throughput: refused(reason('too-few-to-hold-out')),
              journeysPerSecond: null,
              users: null,
            },
          ]
        : [],
    }),
  };
}

const checked = (make: () => CapacityReport) => () => capacityReportSchema.parse(make());

/** One of each kind; every one is a document by its schema. */
export const capacityVariants = {
  found: checked(foundReport),
  'not-reached': checked(notReachedReport),
  invalid: checked(invalidReport),
  points: checked(pointsReport),
  projected: checked(projectedReport),
  connections: checked(connectionsReport),
  'not-met': checked(notMetReport),
  interrupted: checked(interruptedReport),
} as const;
