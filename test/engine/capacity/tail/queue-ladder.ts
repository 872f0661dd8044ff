import { mmcMean, mmcQuantile } from '../../../../engine/capacity/erlang.ts';
import type { LoadPoint } from '../../../../engine/model/load-point.ts';
import type { Target } from '../../../../engine/model/target.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { exactly, loadPoint } from '../load-points.ts';

/** Four servers of 20 ms, 5 ms away: 200 requests per second at the most. */
const system = { servers: 4, serviceMs: 20, offsetMs: 5 };
export const p95MsOf = (rate: number) =>
  system.offsetMs + mmcQuantile(0.95, { arrivalRate: rate / 1000, serviceTime: system.serviceMs, servers: system.servers });
const meanMsOf = (rate: number) =>
  system.offsetMs + mmcMean({ arrivalRate: rate / 1000, serviceTime: system.serviceMs, servers: system.servers });

/** The rate at which that system's p95 is a limit. */
export function trueCapacity(limitMs: number): number {
  let [low, high] = [0, 200];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (p95MsOf(middle) < limitMs) low = middle;
    else high = middle;
  }
  return low;
}

/** Open plateaus of that system, each with its own level (`spread`, a share), judged by a target. */
export function queueLadder(rates: readonly number[], target: Target, spread = 0.01, seed = 1): LoadPoint[] {
  const random = createRandom(seed);
  return rates.map((rate, order) => {
    const level = 1 + spread * (2 * random() - 1);
    const p95Ms = exactly(p95MsOf(rate) * level, 0.03);
    const meanMs = exactly(meanMsOf(rate) * level, 0.02);
    return loadPoint((rate * meanMs.value) / 1000, rate, {
      order,
      planned: { arrivalRate: rate, users: null, connections: null },
      throughput: exactly(rate, 0.005),
      meanMs,
      p95Ms,
      verdicts: [{ target: target.text, status: p95Ms.value < target.expected ? 'pass' : 'fail', actual: p95Ms }],
    });
  });
}
