import type { TailPoint } from './points.ts';
import { loadWithin, type TailLaw } from './tail-laws.ts';

/** Loads are looked for up to so many times one that is known. */
const furthest = 4;

/**
 * How far plateaus lie from a tail, as shares: in latency or in load, whichever is nearer. Far from saturation a wrong latency is the smaller miss, close to
 * it (where a percent of load doubles the latency, and the next percent cannot be done at all) a wrong load is.
 */
export function missesOf(law: TailLaw, points: readonly TailPoint[]): number[] {
  return points.map(({ throughput, ms }) => {
    const inLatency = Math.abs(law.msAt(throughput) / ms - 1);
    const load = loadWithin(law, ms, throughput, furthest);
    return load === null ? inLatency : Math.min(inLatency, Math.abs(load / throughput - 1));
  });
}
