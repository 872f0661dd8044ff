import { mmcMean, mmcQuantile } from '../erlang.ts';
import { bestOf } from '../fit/least-squares.ts';
import type { TailPoint, TailStatistic } from './points.ts';

/** M/M/c with fitted effective servers, and a time in no queue. */
export interface TailQueue {
  /** Effective servers, fractional. */
  readonly servers: number;
  readonly serviceMs: number;
  readonly offsetMs: number;
}

/** The statistic of the latency, ms, at requests per second; infinite beyond what the servers can do. */
export function queueMsAt({ servers, serviceMs, offsetMs }: TailQueue, statistic: TailStatistic, throughput: number): number {
  const queue = { arrivalRate: throughput / 1000, serviceTime: serviceMs, servers };
  return offsetMs + (statistic === 'mean' ? mmcMean(queue) : mmcQuantile(statistic, queue));
}

/** Bounds: capacity over the highest load that was kept up with, effective servers, and the offset as a share of the least latency. */
const bounds = { capacity: [1.002, 30], servers: [0.3, 500], offset: [0, 0.98] } as const;
const logarithms = ([low, high]: readonly [number, number]): readonly [number, number] => [Math.log(low), Math.log(high)];

/**
 * Fits the queue to the statistic, and to the mean where it is known, by least squares on the logarithms. `kept` is a load that was kept up with, requests per
 * second: the queue can do more. `from` is a fit nearby, in place of several starts.
 */
export function fitQueue(points: readonly TailPoint[], statistic: TailStatistic, keptUp: number, from?: TailQueue): TailQueue {
  const least = Math.min(...points.flatMap(({ ms, meanMs }) => [ms, meanMs ?? ms]));
  const of = ([capacity = 0, servers = 0, offset = 0]: readonly number[]): TailQueue => {
    const effective = Math.exp(servers);
    return { servers: effective, serviceMs: (1000 * effective) / (keptUp * Math.exp(capacity)), offsetMs: offset * least };
  };
  const residuals = (parameters: readonly number[]): number[] => {
    const queue = of(parameters);
    return points.flatMap(({ throughput, ms, meanMs, deviation, meanDeviation }) => {
      const miss = Math.log(queueMsAt(queue, statistic, throughput) / ms) / deviation;
      return meanMs === null ? [miss] : [miss, Math.log(queueMsAt(queue, 'mean', throughput) / meanMs) / meanDeviation];
    });
  };
  const [capacity, servers] = [logarithms(bounds.capacity), logarithms(bounds.servers)];
  const problem = { residuals, low: [capacity[0], servers[0], bounds.offset[0]], high: [capacity[1], servers[1], bounds.offset[1]] };
  const near = from && [Math.log((1000 * from.servers) / from.serviceMs / keptUp), Math.log(from.servers), from.offsetMs / least];
  const starts = near ? [near] : [0.1, 0.5, 1.2].flatMap((room) => [0, 1.5].map((count) => [room, count, 0.2]));
  return of(bestOf(problem, starts).parameters);
}
