import { journeyTimes } from '../measure/journey-times.ts';
import { pooledWindows } from '../measure/pool.ts';
import { loadTraffic } from '../measure/traffic.ts';
import type { Measurement } from '../model/measurement.ts';

/**
 * Journeys that an open profile could not start, as requests by window: each drop is as many requests
 * over the target as a journey makes (at least one). Only asked for where the generator was healthy, so that the target is to
 * blame (`measure/dropped`).
 */
export function droppedRequests(measurement: Measurement, steps: readonly number[]): ReadonlyMap<number, number> {
  const drops = pooledWindows(measurement, { metric: 'droppedIterations', steps, where: loadTraffic(measurement) });
  if (drops.length === 0) return new Map();
  const times = journeyTimes(measurement, steps);
  const passes = times.reduce((sum, time) => sum + time.passes, 0);
  const requests = times.reduce((sum, time) => sum + time.passes * time.requests, 0);
  const each = passes > 0 ? Math.max(1, requests / passes) : 1;
  return new Map(drops.map(({ atS, sum }) => [atS, Math.round(sum * each)]));
}
