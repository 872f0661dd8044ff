import { meanEstimate, quantileEstimates, rateEstimate } from '../../measure/estimate.ts';
import { judgedSteps } from '../../measure/judged-steps.ts';
import { pool } from '../../measure/pool.ts';
import { loadTraffic } from '../../measure/traffic.ts';
import type { Estimate } from '../../model/estimate.ts';
import type { LoadStep } from '../../model/load.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { Measurement } from '../../model/measurement.ts';
import type { Run } from '../../model/run.ts';
import type { Verdict } from '../../model/target.ts';
import { excludedReasons } from './excluded.ts';
import { type JourneyPaces, journeyOf } from './journey.ts';
import { littleOf } from './little.ts';
import { meanOfNamed, readingsIn } from './readings.ts';
import { type ResourceProbes, resourcesOf } from './resources.ts';
import { bySecond, meanOfSeconds } from './seconds.ts';
import { steadyOf } from './steady.ts';
import { trafficMetrics } from './traffic.ts';

export interface PointInput {
  readonly run: Run;
  readonly measurement: Measurement;
  readonly verdicts: readonly Verdict[];
  readonly order: number;
  readonly replicas: number;
  /** Load is a number of connections kept busy, not of users. */
  readonly connections?: boolean;
  /** What the scenario says of its journeys; what was measured counts where it says nothing. */
  readonly paces?: JourneyPaces;
  /** What the target publishes of its resources, and its count of requests in flight. */
  readonly probes?: { readonly resources: ResourceProbes; readonly inFlight?: string | undefined };
  /** The least time, ms, that a request of any plateau before spent outside of the target; null for none. */
  readonly pathMs?: number | null;
}

const quantiles = [0.5, 0.95, 0.99];
const nothing: Estimate = { value: 0, low: null, high: null, confidence: 0.95, samples: 0 };

/** A run of constant load as one point of a ladder: its hold alone counts. */
export function loadPointOf(input: PointInput): LoadPoint {
  const { run, measurement, verdicts, order, replicas, connections = false, paces = {}, probes, pathMs = null } = input;
  const judged = judgedSteps(measurement.steps);
  const hold = measurement.steps.find(({ index }) => judged.includes(index)) ?? wholeOf(measurement);
  const metrics = trafficMetrics(run.provenance.driver.kind);
  const where = loadTraffic(measurement);
  const latency = { metric: metrics.latency, steps: judged, where };
  const answered = bySecond(measurement, hold, { metric: metrics.latency, where }, 'count');
  const failed = bySecond(measurement, hold, { metric: metrics.failed, where }, 'sum');
  const good = answered.map((count, at) => count - (failed[at] ?? 0));
  const inFlight = bySecond(measurement, hold, { metric: metrics.latency, where }, 'sum').map((ms) => ms / 1000);
  const requests = total(answered);
  const seconds = answered.length;
  const passes = pool(measurement, { metric: 'iterations', steps: judged, where }).sum;
  const dropped = pool(measurement, { metric: 'droppedIterations', steps: judged, where }).sum;
  const [p50Ms = null, p95Ms = null, p99Ms = null] = quantileEstimates(measurement, latency, quantiles);
  const meanMs = meanEstimate(measurement, latency);
  const readings = readingsIn(run.probes, hold);
  const requestsPerSecond = seconds === 0 ? 0 : requests / seconds;
  const part = {
    throughput: meanOfSeconds(good, total(good)) ?? nothing,
    errorRate: rateEstimate(measurement, { metric: metrics.failed, steps: judged, where })?.value ?? null,
    steady: steadyOf({
      inFlight,
      good,
      journeys: hold.arrivalRate === null ? null : { planned: hold.arrivalRate * seconds, accounted: passes + dropped },
    }),
    little: littleOf({
      counted: probes?.inFlight === undefined ? null : meanOfNamed(readings, probes.inFlight),
      requestsPerSecond,
      meanMs: meanMs?.value ?? null,
      pathMs,
    }),
  };
  return {
    run: run.id,
    order,
    planned: {
      arrivalRate: hold.arrivalRate,
      users: connections ? null : hold.users,
      connections: connections ? hold.users : null,
    },
    seconds,
    replicas,
    concurrency: meanOfSeconds(inFlight, requests) ?? nothing,
    throughput: part.throughput,
    journeysPerSecond: passes > 0 && seconds > 0 ? passes / seconds : null,
    meanMs,
    p50Ms,
    p95Ms,
    p99Ms,
    errorRate: part.errorRate,
    droppedShare: hold.arrivalRate === null || passes + dropped === 0 ? null : dropped / (passes + dropped),
    journey: journeyOf(measurement, judged, paces),
    steady: part.steady,
    little: part.little,
    resources: resourcesOf({
      readings,
      probes: probes?.resources ?? {},
      requestsPerSecond,
      cores: run.provenance.coLocated ? run.provenance.generator.cpuCount : null,
      heldTo: heldTo(run),
    }),
    health: run.health,
    verdicts: verdicts.map(({ target, status, actual }) => ({ target: target.text, status, actual })),
    excluded: excludedReasons(run, part),
  };
}

/** Cores that the target says it is held to. */
function heldTo({ provenance: { target } }: Run): number | undefined {
  return typeof target?.cores === 'number' ? target.cores : undefined;
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** What a measurement without load steps is judged in. */
function wholeOf({ durationS }: Measurement): LoadStep {
  return { index: -1, kind: 'plateau', role: 'hold', fromS: 0, toS: durationS, users: null, arrivalRate: null };
}
