import { quantileOfWindows, rateEstimate } from '../measure/estimate.ts';
import { pool, pooledWindows, type Selection, seriesOf } from '../measure/pool.ts';
import { wholeRunSeconds } from '../measure/seconds.ts';
import type { Estimate } from '../model/estimate.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Target, Verdict } from '../model/target.ts';
import { neededSamples } from '../stats/sample-size.ts';
import { exact, quantileAsked } from './actual.ts';
import { isTooClose, meets } from './operators.ts';

/**
 * A threshold of a script by k6's own rule (k6 v2.2.0, `metrics/thresholds.go` and `sink.go`): every
 * sample of the whole run, set-up and tear-down included, however few there are. Apart from k6, which
 * lets a threshold without samples pass, that is no data.
 */
export function judgeThreshold(measurement: Measurement, written: Target): Verdict {
  const selection: Selection =
    written.selector === undefined ? { metric: written.metric } : { metric: written.metric, selector: written.selector };
  const target = withKnownStatistic(measurement, written, selection);
  const { count } = pool(measurement, selection);
  const actual = count === 0 ? null : thresholdValue(measurement, target, selection);
  const rest = { target, actual, step: null, worstMinute: null, endpoints: [] };
  if (!actual) {
    const known = seriesOf(measurement, { metric: target.metric }).length > 0 || count > 0;
    return {
      ...rest,
      status: 'no-data',
      tooClose: false,
      fewSamples: false,
      reasons: [{ code: known ? 'no-samples' : 'unknown-metric', facts: {} }],
    };
  }
  const met = meets(actual.value, target.operator, target.expected);
  return {
    ...rest,
    status: met ? 'pass' : 'fail',
    tooClose: isTooClose(actual, target.operator, target.expected),
    fewSamples: isFew(target, count),
    reasons: [{ code: met ? 'met' : 'missed', facts: { actual: actual.value, expected: target.expected } }],
  };
}

/** k6 has one word, rate, for the share of a rate and the speed of a counter; which is meant shows when the metric is there. */
function withKnownStatistic(measurement: Measurement, target: Target, selection: Selection): Target {
  const isCounter = seriesOf(measurement, selection)[0]?.kind === 'counter';
  return isCounter && target.statistic === 'rate' ? { ...target, statistic: 'perSecond' } : target;
}

function thresholdValue(measurement: Measurement, { statistic }: Target, selection: Selection): Estimate | null {
  const pooled = pool(measurement, selection);
  const q = quantileAsked(statistic);
  if (q !== null) return pooled.histogram ? percentile(measurement, selection, q) : null;
  switch (statistic) {
    case 'rate':
      return rateEstimate(measurement, selection);
    case 'avg':
      return exact(pooled.sum / pooled.count, pooled.count).estimate;
    case 'min':
      return exact(pooled.min, pooled.count).estimate;
    case 'max':
      return exact(pooled.max, pooled.count).estimate;
    case 'perSecond':
      return exact(pooled.sum / wholeRunSeconds(measurement), pooled.count).estimate;
    default:
      return exact(pooled.sum, pooled.count).estimate;
  }
}

/** The least and the greatest value are known exactly, as k6 has them. */
function percentile(measurement: Measurement, selection: Selection, q: number): Estimate | null {
  const { min, max, count, scale } = pool(measurement, selection);
  if (q === 0 || q === 1) return exact(q === 0 ? min : max, count).estimate;
  const windows = pooledWindows(measurement, selection).flatMap(({ histogram }) => (histogram ? [histogram] : []));
  return quantileOfWindows(windows, { min, max, scale }, q);
}

function isFew({ statistic }: Target, count: number): boolean {
  const q = quantileAsked(statistic);
  return q !== null && q > 0 && q < 1 && count < neededSamples(q);
}
