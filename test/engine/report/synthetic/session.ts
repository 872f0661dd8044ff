import { createFold } from '../../../../engine/measure/fold.ts';
import type { LoadStep } from '../../../../engine/model/load.ts';
import type { Measurement } from '../../../../engine/model/measurement.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { WindowLines } from './window-lines.ts';

export const holdSteps: readonly LoadStep[] = [
  { index: 0, kind: 'ramp', role: 'ramp', fromS: 0, toS: 5, users: 50, arrivalRate: null },
  { index: 1, kind: 'plateau', role: 'hold', fromS: 5, toS: 35, users: 50, arrivalRate: null },
];

export interface SessionOptions {
  readonly seed?: number;
  /** Median latency by endpoint, ms. */
  readonly medians?: Readonly<Record<string, number>>;
  readonly errorRate?: number;
  readonly requestsPerSecond?: number;
  readonly steps?: readonly LoadStep[];
  readonly seconds?: number;
}

/** A short session of two endpoints with log-normal latencies, 40 requests a second each unless told otherwise. */
export function session(options: SessionOptions = {}): Measurement {
  const { seed = 1, errorRate = 0, requestsPerSecond = 40, steps = holdSteps, seconds = 35 } = options;
  const medians = options.medians ?? { 'GET /api/orders': 40, 'GET /api/plans': 10 };
  const random = createRandom(seed);
  const written = new WindowLines();
  for (let second = 0; second < seconds; second++) {
    written.gauge('users', {}, second, [Math.min(50, (second + 1) * 10)]);
    for (const [name, median] of Object.entries(medians)) {
      const tags = { scenario: 'orders', name, method: 'GET', status: '200', expected_response: 'true' };
      const values = Array.from({ length: requestsPerSecond }, () => Math.max(0.001, median * Math.exp(0.6 * normal(random))));
      const failed = values.filter(() => random() < errorRate).length;
      written.trend('latency', tags, second, values);
      written.counter('requests', tags, second, values.length);
      written.rate('errorRate', tags, second, failed, values.length - failed);
    }
  }
  const fold = createFold({ steps });
  for (const line of written.lines) fold.add(line);
  return fold.measurement();
}

/** Box and Muller (1958). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
