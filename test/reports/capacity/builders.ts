import type {
  Bottleneck,
  CapacityModel,
  CapacityReport,
  CurvePoint,
  ScalabilityFit,
  TargetCapacity,
} from '../../../engine/model/capacity.ts';
import type { Estimate } from '../../../engine/model/estimate.ts';
import type { GeneratorHealth } from '../../../engine/model/health.ts';
import type { LoadPoint, ResourceUse } from '../../../engine/model/load-point.ts';
import type { FactReason, Projection, ProjectionLabel } from '../../../engine/model/projection.ts';
import type { Target } from '../../../engine/model/target.ts';
import { p95Below } from '../../engine/capacity/load-points.ts';

const rounded = (value: number): number => Number(value.toPrecision(6));

export const reason = (code: string, facts: FactReason['facts'] = {}): FactReason => ({ code, facts });

/** A measured value whose interval is so wide a share of it. */
export function estimate(value: number, spread = 0.02, samples = 590): Estimate {
  return { value: rounded(value), low: rounded(value * (1 - spread)), high: rounded(value * (1 + spread)), confidence: 0.95, samples };
}

export function projection(value: number, low: number | null, high: number | null, over: Partial<Projection> = {}): Projection {
  return {
    value: rounded(value),
    low: low === null ? null : rounded(low),
    high: high === null ? null : rounded(high),
    confidence: 0.8,
    label: 'measured',
    ratio: 0.97,
    reasons: [],
    ...over,
  };
}

export function refused(...reasons: readonly FactReason[]): Projection {
  return { value: null, low: null, high: null, confidence: 0, label: 'refused', ratio: null, reasons: [...reasons] };
}

export function labelAt(ratio: number): ProjectionLabel {
  return ratio <= 1 ? 'measured' : ratio <= 1.25 ? 'projected' : ratio <= 2 ? 'speculative' : 'refused';
}

export const p95Target: Target = p95Below(300);

export const errorTarget: Target = { ...p95Target, text: 'errorRate < 1 %', metric: 'errorRate', statistic: 'rate', expected: 0.01 };

/** A system by the scalability law, whose tail grows as one over what is left of its limit. */
export interface System {
  readonly lambda: number;
  readonly sigma: number;
  readonly kappa: number;
  /** Requests per second at which the tail has no end, and p95 without load, ms. */
  readonly limit: number;
  readonly lightP95Ms: number;
  readonly requests: number;
  readonly thinkMs: number;
}

export const demoSystem: System = { lambda: 85, sigma: 0.08, kappa: 0.0008, limit: 640, lightP95Ms: 14, requests: 4.3, thinkMs: 11_500 };

export function throughputAt({ lambda, sigma, kappa }: System, concurrency: number): number {
  return (lambda * concurrency) / (1 + sigma * (concurrency - 1) + kappa * concurrency * (concurrency - 1));
}

export function peakOf(system: System): { concurrency: number; throughput: number } {
  const concurrency = Math.sqrt((1 - system.sigma) / system.kappa);
  return { concurrency, throughput: throughputAt(system, concurrency) };
}

/** The smaller concurrency that gives a throughput, by halving. */
export function concurrencyAt(system: System, throughput: number): number {
  let [low, high] = [0, Math.min(peakOf(system).concurrency, 10_000)];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (throughputAt(system, middle) < throughput) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export const p95At = ({ limit, lightP95Ms }: System, throughput: number): number => lightP95Ms / Math.max(0.004, 1 - throughput / limit);

export const healthy: GeneratorHealth = {
  validity: 'valid',
  reasons: [],
  lateness: estimate(1.9, 0.1, 900),
  worstLatenessMs: 4.2,
  droppedIterations: 0,
  cpu: 0.31,
  coLocated: true,
};

export const demoResources = (throughput: number): ResourceUse[] => [
  { resource: 'event-loop', utilisation: rounded(Math.min(1, throughput * 0.00157)), servers: 1, demandMs: 1.57, waiting: null },
  {
    resource: 'database',
    utilisation: rounded(Math.min(1, (throughput * 0.0049) / 4)),
    servers: 4,
    demandMs: 4.9,
    waiting: rounded(throughput * 0.004),
  },
  { resource: 'host-cpu', utilisation: rounded(Math.min(1, 0.05 + throughput * 0.00118)), servers: 2, demandMs: 2.4, waiting: null },
  { resource: 'memory', utilisation: 0.31, servers: 1, demandMs: null, waiting: null },
];

/** A plateau of so many journeys per second over a system that keeps its laws. */
export function plateau(system: System, order: number, journeys: number, over: Partial<LoadPoint> = {}): LoadPoint {
  const throughput = journeys * system.requests;
  const concurrency = concurrencyAt(system, throughput);
  const meanMs = (concurrency / throughput) * 1000;
  const p95 = p95At(system, throughput);
  const samples = Math.round(throughput * 10);
  return {
    run: `2026-03-12T09-14-05-plateau-${String(order + 1).padStart(2, '0')}`,
    order,
    planned: { arrivalRate: journeys, users: null, connections: null },
    seconds: 10,
    replicas: 1,
    concurrency: estimate(concurrency, 0.04, samples),
    throughput: estimate(throughput, 0.008, samples),
    journeysPerSecond: rounded(journeys),
    meanMs: estimate(meanMs, 0.03, samples),
    p50Ms: estimate(meanMs * 0.7, 0.03, samples),
    p95Ms: samples < 59 ? null : estimate(p95, p95 > 150 ? 0.07 : 0.04, samples),
    p99Ms: samples < 300 ? null : estimate(p95 * 1.7, 0.1, samples),
    errorRate: 0,
    droppedShare: 0,
    journey: { requests: system.requests, thinkMs: system.thinkMs, pacingS: null },
    steady: { holds: true, backlogSlope: estimate(0.01, 4, 10), halvesAgree: true },
    little: { counted: rounded(concurrency * 1.012), expected: rounded(concurrency), difference: 0.012, holds: true },
    resources: demoResources(throughput),
    health: healthy,
    verdicts: [
      { target: p95Target.text, status: p95 < p95Target.expected ? 'pass' : 'fail', actual: estimate(p95, 0.05, samples) },
      { target: errorTarget.text, status: 'pass', actual: estimate(0, 0, samples) },
    ],
    excluded: [],
    ...over,
  };
}

/** A curve whose band widens with the distance to what was measured; one refused point closes it where `most` lies beyond twice the range. */
export function curve(from: number, measured: number, most: number, value: (at: number) => number, spread = 0.02): CurvePoint[] {
  const steps = 48;
  return Array.from({ length: steps + 1 }, (_, index): CurvePoint => {
    const at = from + ((most - from) * index) / steps;
    const ratio = at / measured;
    const wide = spread * (1 + Math.max(0, ratio - 1) * 9);
    const of = value(at);
    return { at: rounded(at), value: rounded(of), low: rounded(of * (1 - wide)), high: rounded(of * (1 + wide)), label: labelAt(ratio) };
  });
}

export function fitOf(system: System, points: number, over: Partial<ScalabilityFit> = {}): ScalabilityFit {
  const { concurrency, throughput } = peakOf(system);
  return {
    lambda: estimate(system.lambda, 0.03, points),
    sigma: estimate(system.sigma, 0.2, points),
    kappa: estimate(system.kappa, 0.15, points),
    r2: 0.9978,
    points,
    peak: {
      concurrency: projection(concurrency, concurrency * 0.9, concurrency * 1.16, { label: 'projected', ratio: 1.12 }),
      throughput: projection(throughput, throughput * 0.985, throughput * 1.02, { label: 'measured', ratio: 1 }),
    },
    amdahlLimit: rounded(system.lambda / system.sigma),
    identifiable: true,
    reasons: [],
    holdOut: { held: 2, worstMiss: 0.021 },
    ...over,
  };
}

export function bottleneck(over: Partial<Bottleneck> & Pick<Bottleneck, 'resource'>): Bottleneck {
  return {
    utilisation: 0.97,
    demandMs: 1.57,
    limit: projection(637, 621, 655, { label: 'projected', ratio: 1.01 }),
    drifts: false,
    ...over,
  };
}

export function targetCapacity(over: Partial<TargetCapacity> = {}): TargetCapacity {
  return {
    target: p95Target,
    found: 'between',
    lastPass: null,
    firstFail: null,
    throughput: projection(610, 593, 632),
    journeysPerSecond: projection(142, 138, 147),
    users: projection(1704, 1655, 1770),
    ...over,
  };
}

export function model(points: readonly LoadPoint[], over: Partial<CapacityModel> = {}): CapacityModel {
  const used = points.filter(({ excluded }) => excluded.length === 0);
  const ends = (values: number[]) => ({ low: Math.min(...values), high: Math.max(...values) });
  return {
    range: {
      concurrency: ends(used.map(({ concurrency }) => concurrency.value)),
      throughput: ends(used.map(({ throughput }) => throughput.value)),
    },
    targets: [],
    bottleneck: null,
    next: null,
    fit: null,
    tail: null,
    curves: { throughput: [], p95: [] },
    reasons: [],
    ...over,
  };
}

const campaign: NonNullable<CapacityReport['campaign']> = {
  schemaVersion: 1,
  id: '2026-03-12T09-14-05-capacity-7c2e',
  purpose: 'capacity',
  name: null,
  scenario: 'load',
  environment: 'demo',
  startedAt: '2026-03-12T09:14:05.120Z',
  endedAt: '2026-03-12T09:16:44.020Z',
  command: 'headroom capacity load --env demo',
  runs: [],
};

export function capacityReport(over: Partial<CapacityReport> = {}): CapacityReport {
  return {
    schemaVersion: 1,
    campaign,
    pointsFile: null,
    mode: 'search',
    scenario: 'load',
    environment: 'demo',
    driver: 'k6',
    steppedBy: 'journeys',
    plan: { plateaus: 9, seconds: 171 },
    points: [],
    model: null,
    planning: null,
    outcome: 'found',
    reasons: [],
    exitCode: 0,
    spentS: 159,
    reproduce: campaign.command,
    notes: [],
    ...over,
  };
}
