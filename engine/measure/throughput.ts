import type { Measurement } from '../model/measurement.ts';
import { pooledWindows } from './pool.ts';
import { loadTraffic } from './traffic.ts';

/**
 * The greatest mean number of requests in flight in one second, by Little's law: L = lambda W is the
 * time spent in requests that ended in that second over its length (Little, Operations Research 9,
 * 1961). Null without requests.
 */
export function peakInFlight(measurement: Measurement, steps?: readonly number[]): number | null {
  const selection = { metric: 'latency', where: loadTraffic(measurement), ...(steps && { steps }) };
  const windows = pooledWindows(measurement, selection);
  if (windows.length === 0) return null;
  return windows.reduce((most, { sum, widthS }) => Math.max(most, sum / 1000 / widthS), 0);
}
