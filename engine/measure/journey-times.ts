import type { Measurement } from '../model/measurement.ts';
import { pool, tagValues } from './pool.ts';
import { isOpen, loadTraffic } from './traffic.ts';

/** What one pass of a journey is made of, means over its passes that ended in the steps. */
export interface JourneyTime {
  readonly journey: string;
  readonly passes: number;
  readonly durationMs: number;
  readonly requests: number;
  readonly requestMs: number;
  /** Null where the script records none: then sleeping cannot be told from waiting. */
  readonly thinkMs: number | null;
  /** It also holds sockets or browser pages, whose time is no request's. */
  readonly mixed: boolean;
}

const otherWork = ['wsSessions', 'wsConnectTime', 'wsReceived', 'browserRequestTime', 'pageLoad', 'lcp'];

/** Every journey that was passed at least once in these load steps, the second opinion apart. */
export function journeyTimes(measurement: Measurement, steps: readonly number[]): JourneyTime[] {
  const where = loadTraffic(measurement);
  return tagValues(measurement, 'iterationTime', 'scenario', steps)
    .filter((scenario) => !isOpen({ scenario }))
    .map((scenario) => {
      const of = (metric: string) => pool(measurement, { metric, tags: { scenario }, steps, where });
      const { count: passes, sum } = of('iterationTime');
      const latency = of('latency');
      const think = of('thinkTime');
      return {
        journey: scenario,
        passes,
        durationMs: sum / passes,
        requests: latency.count / passes,
        requestMs: latency.sum / passes,
        thinkMs: think.count > 0 ? think.sum / passes : null,
        mixed: otherWork.some((metric) => of(metric).count > 0),
      };
    });
}
