import { activeUsers } from '../measure/active-users.ts';
import { meanEstimate, quantileOfWindows, rateEstimate } from '../measure/estimate.ts';
import { type Pooled, pool, type Selection } from '../measure/pool.ts';
import { secondsInSteps } from '../measure/seconds.ts';
import type { Estimate } from '../model/estimate.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Statistic, Target } from '../model/target.ts';
import { leastSamples, neededSamples } from '../stats/sample-size.ts';
import { isPageMetric, type JudgedIn } from './judged-in.ts';
import type { Ranked } from './ranked.ts';

/** The number a target is about. */
export interface Actual {
  /** Null where there is no such number: nothing was measured, or the quantile falls among requests that failed. */
  readonly estimate: Estimate | null;
  readonly samples: number;
  /** Observations the statistic needs. */
  readonly needed: number;
  /** Observations counted as over any limit. */
  readonly failed: number;
}

/** The quantile, 0 to 1, that a percentile statistic asks for; null for any other statistic. */
export function quantileAsked(statistic: Statistic): number | null {
  return /^p[\d.]+$/.test(statistic) ? Number(statistic.slice(1)) / 100 : null;
}

/** A percentile in which failures rank last. */
export function quantileActual({ windows, samples, failed, range }: Ranked, metric: string, q: number): Actual {
  const needed = isPageMetric(metric) ? leastSamples(q) : neededSamples(q);
  const histograms = windows.map(({ histogram }) => histogram);
  return { estimate: samples < needed ? null : quantileOfWindows(histograms, range, q), samples, needed, failed };
}

/** What was measured for a configured target about anything but a percentile. */
export function plainActual(
  measurement: Measurement,
  { metric, statistic }: Target,
  selection: Selection,
  { steps, hold }: JudgedIn,
): Actual {
  const pooled = pool(measurement, selection);
  if (metric === 'users' && statistic === 'min' && hold) return exact(activeUsers(measurement, hold)?.sustained ?? null, pooled.count);
  if (pooled.count === 0) return metric === 'droppedIterations' ? noDrops(measurement, steps) : exact(null, 0);
  if (statistic === 'rate') return { estimate: rateEstimate(measurement, selection), samples: pooled.count, needed: 1, failed: 0 };
  if (statistic === 'avg') return { estimate: meanEstimate(measurement, selection), samples: pooled.count, needed: 1, failed: 0 };
  return exact(exactValue(pooled, statistic, secondsInSteps(measurement, steps)), pooled.count);
}

/** A number that is counted, not sampled: it has no interval. */
export function exact(value: number | null, samples: number): Actual {
  const estimate = value === null ? null : { value, low: null, high: null, confidence: 1, samples };
  return { estimate, samples, needed: 1, failed: 0 };
}

function exactValue({ sum, min, max }: Pooled, statistic: Statistic, seconds: number): number | null {
  switch (statistic) {
    case 'count':
    case 'value':
      return sum;
    case 'perSecond':
      return seconds > 0 ? sum / seconds : null;
    case 'min':
      return min;
    case 'max':
      return max;
    default:
      return null;
  }
}

/** k6 counts drops only where there are some: none of the journeys that were started was one. */
function noDrops(measurement: Measurement, steps: readonly number[]): Actual {
  const { count } = pool(measurement, { metric: 'iterations', steps });
  return exact(count > 0 ? 0 : null, count);
}
