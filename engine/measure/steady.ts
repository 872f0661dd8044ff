import type { Measurement } from '../model/measurement.ts';
import { mannWhitney } from '../stats/mann-whitney.ts';
import { mserCut } from '../stats/mser.ts';
import { pooledWindows } from './pool.ts';
import { loadTraffic } from './traffic.ts';

const batchS = 5;
/** With fewer means no order of them is rarer than `mostByChance`, and MSER decides alone. */
const leastToTell = 10;
/** Two-sided. */
const mostByChance = 0.01;

export interface SteadyState {
  /** False when the steady part, if any, is shorter than half, or there is too little to tell. */
  readonly steady: boolean;
  /** Seconds from the first window to where it is steady. */
  readonly cutS: number;
}

/** Where latency becomes steady in some load steps: MSER on means of five seconds (`stats/mser`). */
export function steadyState(measurement: Measurement, steps: readonly number[], metric = 'latency'): SteadyState {
  const windows = pooledWindows(measurement, { metric, steps, where: loadTraffic(measurement) });
  const first = windows[0]?.atS ?? 0;
  const batches = new Map<number, { sum: number; count: number }>();
  for (const { atS, sum, count } of windows) {
    const at = Math.floor((atS - first) / batchS + 1e-9);
    const batch = batches.get(at) ?? { sum: 0, count: 0 };
    batches.set(at, { sum: batch.sum + sum, count: batch.count + count });
  }
  const starts = [...batches.keys()];
  const means = [...batches.values()].map(({ sum, count }) => sum / count);
  const cut = mserCut(means);
  if (cut !== null) return { steady: true, cutS: (starts[cut] ?? 0) * batchS };
  return { steady: means.length >= leastToTell && !moved(means), cutS: 0 };
}

/** Whether the second half lies elsewhere than the first, by ranks: of steady sessions MSER cuts one in ten beyond their middle, by chance alone. */
function moved(means: readonly number[]): boolean {
  const middle = Math.floor(means.length / 2);
  return mannWhitney(means.slice(0, middle), means.slice(middle)).twoSided < mostByChance;
}
