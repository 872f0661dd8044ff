import type { GeneratorHealth } from '../model/health.ts';
import type { Measurement } from '../model/measurement.ts';
import { dropReasons } from './dropped.ts';
import { quantileEstimate } from './estimate.ts';
import { quantileOf } from './histogram.ts';
import { loadReasons } from './load-reached.ts';
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
    ...loadReasons(measurement, steps),
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
