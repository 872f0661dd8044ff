import type { GeneratorHealth } from '../model/health.ts';
import type { Measurement } from '../model/measurement.ts';
import { dropReasons } from './dropped.ts';
import { quantileEstimate } from './estimate.ts';
import { quantileOf } from './histogram.ts';
import { type LoadObstacle, loadReasons } from './load-reached.ts';
import { pool, pooledWindows, type Selection } from './pool.ts';

/**
 * p99 of the recorder's 10 ms ticker that a generator may show, ms. Every time it takes is late by as
 * much as it wakes late: a remote generator has the machine to itself and no excuse for more than two
 * ticks; beside its target it shares cores with it, and five ticks are a sixth of the customary limit
 * of 300 ms.
 */
export const latenessLimitMs = { remote: 20, coLocated: 50 } as const;
/** Share of its cores beyond which a generator of its own machine is no longer free to send. */
const cpuLimit = 0.9;
/** Share of its time in which the one thread of a generator of ours may have something to do: beyond it requests wait for it, and it is what is measured. */
const busyLimit = 0.9;
/** Ticks of one second: fewer readings say nothing. */
const leastTicks = 100;

export interface HealthInput {
  readonly measurement: Measurement;
  /** Indices of the judged load steps (`judged-steps`). */
  readonly judgedSteps: readonly number[];
  readonly coLocated: boolean;
  readonly recording: 'recorder' | 'stock';
  /** Share of the generator's cores that it used, 0..1. */
  readonly cpu: number | null;
  /** Another limit on lateness than `latenessLimitMs`, ms, where somebody set one. */
  readonly latenessLimitMs?: number | undefined;
  /** What kept connections from being as many as planned, as the generator saw it. */
  readonly obstacle?: LoadObstacle | null;
  /** Most users an open profile may take, and the latency its target allows; null where arrivals are closed. */
  readonly arrival: ArrivalLimits | null;
}

export interface ArrivalLimits {
  readonly maxUsers: number;
  /** The strictest latency target; null where there is none. */
  readonly latencyTargetMs: number | null;
}

type Reason = GeneratorHealth['reasons'][number];

/** Whether the generator kept time, reached the planned load, and recorded what it saw. */
export function judgeHealth(input: HealthInput): GeneratorHealth {
  const { measurement, judgedSteps: steps, coLocated, cpu } = input;
  const ticks: Selection = { metric: 'generatorLateness', steps };
  const lateness = quantileEstimate(measurement, ticks, 0.99, () => leastTicks);
  const reasons = [
    ...timeReasons(input, lateness?.value ?? null),
    ...cpuReasons(input),
    ...busyReasons(measurement, steps),
    ...loadReasons(measurement, steps, input.obstacle ?? null),
    ...dropReasons(input),
    ...recordingReasons(measurement),
  ];
  const validity = reasons.some(({ invalidates }) => invalidates) ? 'invalid' : lateness === null ? 'unknown' : 'valid';
  return {
    validity,
    reasons,
    lateness,
    worstLatenessMs: worstSecond(measurement, ticks),
    droppedIterations: Math.round(pool(measurement, { metric: 'droppedIterations', steps }).sum),
    cpu,
    coLocated,
  };
}

function timeReasons({ recording, coLocated, latenessLimitMs: given }: HealthInput, latenessMs: number | null): Reason[] {
  if (recording === 'stock') return [{ code: 'stock-k6', invalidates: false, facts: {} }];
  if (latenessMs === null) return [{ code: 'no-lateness-data', invalidates: false, facts: {} }];
  const limitMs = given ?? (coLocated ? latenessLimitMs.coLocated : latenessLimitMs.remote);
  return latenessMs > limitMs ? [{ code: 'late-ticker', invalidates: true, facts: { latenessMs, limitMs } }] : [];
}

/** Beside its target a generator is judged by its ticker: the cores are both's. */
function cpuReasons({ cpu, coLocated }: HealthInput): Reason[] {
  return cpu !== null && !coLocated && cpu > cpuLimit
    ? [{ code: 'generator-cpu', invalidates: true, facts: { cpu, limit: cpuLimit } }]
    : [];
}

/** Beside its target or not: one thread that is never idle answers late whatever else the machine does. */
function busyReasons(measurement: Measurement, steps: readonly number[]): Reason[] {
  const readings = pooledWindows(measurement, { metric: 'generatorBusy', steps });
  const seconds = readings.reduce((sum, { widthS }) => sum + widthS, 0);
  if (seconds === 0) return [];
  const busy = readings.reduce((sum, { sum: last, widthS }) => sum + last * widthS, 0) / seconds;
  return busy > busyLimit ? [{ code: 'generator-busy', invalidates: true, facts: { busy, limit: busyLimit } }] : [];
}

/** Samples that are no numbers, or outside of what a histogram holds, are k6's or the script's: a caution. */
function recordingReasons(measurement: Measurement): Reason[] {
  const lost = ['droppedSamples', 'clampedSamples'].map((metric) => pool(measurement, { metric }).sum);
  const [dropped = 0, clamped = 0] = lost;
  return dropped + clamped > 0 ? [{ code: 'samples-dropped', invalidates: false, facts: { dropped: dropped + clamped, clamped } }] : [];
}

function worstSecond(measurement: Measurement, ticks: Selection): number | null {
  const { scale } = pool(measurement, ticks);
  const seconds = pooledWindows(measurement, ticks).flatMap(({ histogram }) => (histogram ? [quantileOf(histogram, 0.99) / scale] : []));
  return seconds.length > 0 ? Math.max(...seconds) : null;
}
