import { quantileEstimate, rateEstimate } from '../../../../engine/measure/estimate.ts';
import { isJourneyRequest } from '../../../../engine/measure/journey-requests.ts';
import { tagValues } from '../../../../engine/measure/pool.ts';
import type { Estimate } from '../../../../engine/model/estimate.ts';
import type { Measurement } from '../../../../engine/model/measurement.ts';
import type { Target, Verdict } from '../../../../engine/model/target.ts';
import { leastSamples } from '../../../../engine/stats/sample-size.ts';

const hold = 6;

/** Verdicts on the targets of the scenario `demo`. */
export function demoVerdicts(measurement: Measurement): Verdict[] {
  const steps = [hold];
  const latency = { metric: 'latency', steps, where: isJourneyRequest };
  const p95 = quantileEstimate(measurement, latency, 0.95);
  const parts = tagValues(measurement, 'latency', 'name', steps).map((name) => {
    const actual = quantileEstimate(measurement, { ...latency, tags: { name } }, 0.95);
    return { endpoint: name, status: actual === null ? ('too-few' as const) : ('pass' as const), actual };
  });
  const view = (metric: string) => quantileEstimate(measurement, { metric }, 0.75, leastSamples);
  const users: Estimate = { value: 1000, low: null, high: null, confidence: 0.95, samples: 60 };
  return [
    verdict({ text: 'p95 < 300 ms', metric: 'latency', statistic: 'p95', operator: '<', expected: 300, at: { users: 1000 } }, p95, {
      endpoints: parts,
      worstMinute: null,
    }),
    verdict({ text: 'users >= 1000', metric: 'users', statistic: 'min', operator: '>=', expected: 1000, at: { users: 1000 } }, users),
    verdict(
      { text: 'errorRate < 1 %', metric: 'errorRate', statistic: 'rate', operator: '<', expected: 0.01 },
      rateEstimate(measurement, { metric: 'errorRate', steps }),
    ),
    verdict({ text: 'lcp p75 < 2500 ms', metric: 'lcp', statistic: 'p75', operator: '<', expected: 2500 }, view('lcp'), { step: null }),
    verdict({ text: 'pageLoad < 2 s', metric: 'pageLoad', statistic: 'p75', operator: '<', expected: 2000 }, view('pageLoad'), {
      step: null,
    }),
    verdict(
      { text: 'dbTime p95 < 100 ms', metric: 'dbTime', statistic: 'p95', operator: '<', expected: 100 },
      quantileEstimate(measurement, { metric: 'dbTime', steps }, 0.95),
    ),
  ];
}

function verdict(
  target: Pick<Target, 'text' | 'metric' | 'statistic' | 'operator' | 'expected'> & Partial<Target>,
  actual: Estimate | null,
  further: Partial<Verdict> = {},
): Verdict {
  const { expected } = target;
  const met = actual !== null && (target.operator === '<' ? actual.value < expected : actual.value >= expected);
  return {
    target: { scope: {}, abort: false, source: 'config', ...target },
    status: met ? 'pass' : 'fail',
    tooClose: actual !== null && actual.low !== null && actual.high !== null && actual.low < expected && expected < actual.high,
    actual,
    fewSamples: false,
    step: hold,
    worstMinute: null,
    endpoints: [],
    reasons: [{ code: met ? 'met' : 'missed', facts: { actual: actual?.value ?? 0, expected } }],
    ...further,
  };
}
