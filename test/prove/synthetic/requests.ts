import { histogramOf } from '../../../engine/measure/histogram.ts';
import type { Random } from '../../../engine/stats/random.ts';
import type { Recorded } from '../recorded/recorded.ts';
import { medianMs, requestDeviation, type SideSeconds } from './block.ts';
import { normal } from './variates.ts';
import type { Truth } from './world.ts';

/** From here on, in standard normal scores, a request belongs to the tail: one in ten. */
const tailFrom = 1.2815515655446004;

/** Every request of these seconds drawn on its own: log-normal about the level of its second, moved by what is true of its side. */
export function requestsOf({ levels, failed, requestsPerSecond }: SideSeconds, truth: Truth, random: Random): Recorded {
  const values: number[] = [];
  const seconds = levels.map((level) => {
    let sum = 0;
    for (let request = 0; request < requestsPerSecond; request++) {
      const z = normal(random);
      const micros = latencyMicros(level, z, truth);
      values.push(micros);
      sum += micros / 1000;
    }
    return { count: requestsPerSecond, sum };
  });
  return { histogram: histogramOf(values), requests: values.length, seconds, failed: failed.reduce((sum, count) => sum + count, 0) };
}

/** The latency of a request at a level, by its place in the standard normal distribution. */
export function latencyMicros(level: number, z: number, { shift, tail }: Truth): number {
  const slower = (1 + shift) * (z > tailFrom ? 1 + tail : 1);
  return Math.round(1000 * medianMs * Math.exp(level + requestDeviation * z) * slower);
}
