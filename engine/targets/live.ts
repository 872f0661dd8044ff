import { activeUsers } from '../measure/active-users.ts';
import { beyond } from '../measure/buckets.ts';
import { mergeHistograms, orderStatistic, quantileOf } from '../measure/histogram.ts';
import { type Pooled, pool, type Selection } from '../measure/pool.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Target } from '../model/target.ts';
import { quantileRanks } from '../stats/quantile-ranks.ts';
import { neededSamples } from '../stats/sample-size.ts';
import { wilsonInterval } from '../stats/wilson.ts';
import { quantileAsked } from './actual.ts';
import { judgedIn } from './judged-in.ts';
import { isUpperLimit, meets } from './operators.ts';
import { selectionOf } from './selection.ts';

/** How a target stands while the run goes on. */
export interface LiveTarget {
  readonly target: Target;
  /** In the metric's unit; null before its part of the run has begun, or where it falls among failed requests. */
  readonly value: number | null;
  readonly samples: number;
  readonly meets: boolean | null;
  /** Broken beyond doubt: enough samples, and even the friendlier end of a 95 % interval misses. A reason to stop the run when the target says `abort`. */
  readonly broken: boolean;
}

interface Reading {
  readonly value: number | null;
  readonly samples: number;
  /** The end of the interval that is nearer to keeping the promise; null where nothing is sure. */
  readonly friendliest: number | null;
}

/** Configured targets with what was measured so far. From running totals only, so that it may be asked for every second. */
export function liveTargets(measurement: Measurement, targets: readonly Target[]): LiveTarget[] {
  return targets
    .filter(({ source }) => source === 'config')
    .map((target) => {
      const { value, samples, friendliest } = readingOf(measurement, target);
      const { operator, expected } = target;
      return {
        target,
        value: Number.isFinite(value) ? value : null,
        samples,
        meets: value === null ? null : meets(value, operator, expected),
        broken: friendliest !== null && !meets(friendliest, operator, expected),
      };
    });
}

function readingOf(measurement: Measurement, target: Target): Reading {
  const judged = judgedIn(measurement, target);
  const nothing = { value: null, samples: 0, friendliest: null };
  if (!judged) return nothing;
  const selection = selectionOf(measurement, target, judged.steps);
  const q = quantileAsked(target.statistic);
  if (q !== null) return quantileReading(measurement, target, selection, q);
  const pooled = pool(measurement, selection);
  if (target.metric === 'users' && judged.hold) {
    return { value: activeUsers(measurement, judged.hold)?.sustained ?? null, samples: pooled.count, friendliest: null };
  }
  return pooled.count === 0 ? nothing : plainReading(pooled, target);
}

function quantileReading(measurement: Measurement, { operator }: Target, selection: Selection, q: number): Reading {
  const passing = (failed: boolean): Selection => ({
    ...selection,
    where: (tags) => (selection.where?.(tags) ?? true) && (tags.expected_response === 'false') === failed,
  });
  const good = pool(measurement, passing(false));
  const { count: failed } = pool(measurement, passing(true));
  const samples = good.count + failed;
  if (samples === 0) return { value: null, samples, friendliest: null };
  const slowest = { indices: Int32Array.of(beyond), counts: Float64Array.of(failed), total: failed };
  const merged = mergeHistograms([good.histogram, failed > 0 ? slowest : null].flatMap((histogram) => histogram ?? []));
  const value = quantileOf(merged, q) / good.scale;
  if (samples < neededSamples(q)) return { value, samples, friendliest: null };
  const { low, high } = quantileRanks(samples, q);
  const rank = isUpperLimit(operator) ? low : high;
  return { value, samples, friendliest: rank === null ? null : orderStatistic(merged, rank) / good.scale };
}

function plainReading({ count, sum, min, max }: Pooled, { statistic, operator }: Target): Reading {
  switch (statistic) {
    case 'rate': {
      const { low, high } = wilsonInterval(sum, count);
      return { value: sum / count, samples: count, friendliest: isUpperLimit(operator) ? low : high };
    }
    case 'avg':
      return { value: sum / count, samples: count, friendliest: null };
    case 'max':
      return { value: max, samples: count, friendliest: isUpperLimit(operator) ? max : null };
    case 'min':
      return { value: min, samples: count, friendliest: isUpperLimit(operator) ? null : min };
    case 'count':
      return { value: sum, samples: count, friendliest: isUpperLimit(operator) ? sum : null };
    case 'value':
      return { value: sum, samples: count, friendliest: null };
    default:
      return { value: null, samples: count, friendliest: null };
  }
}
