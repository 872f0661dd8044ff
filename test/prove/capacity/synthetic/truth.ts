import { mmcMean, mmcQuantile } from '../../../../engine/capacity/erlang.ts';
import { concurrencyForThroughput, peakOf, type Usl } from '../../../../engine/capacity/usl.ts';

/** A system whose every answer is known. Rates are requests per second, times ms; infinite beyond what it can do. */
export interface Truth {
  readonly name: string;
  readonly meanMs: (throughput: number) => number;
  readonly p95Ms: (throughput: number) => number;
  /** Requests per second that it cannot do. */
  readonly limit: number;
  /** The target's limit over the p95 of the idle system. */
  readonly limitOverIdle: number;
}

/** A customary target: several times what an idle system takes. */
const usualLimit = 5;

/** Servers behind one line, and a time in no queue. */
function queue(servers: number, serviceMs: number, offsetMs: number): Truth {
  const at = (throughput: number) => ({ arrivalRate: throughput / 1000, serviceTime: serviceMs, servers });
  return {
    name: `M/M/${servers}`,
    meanMs: (throughput) => offsetMs + mmcMean(at(throughput)),
    p95Ms: (throughput) => offsetMs + mmcQuantile(0.95, at(throughput)),
    limit: (1000 * servers) / serviceMs,
    limitOverIdle: usualLimit,
  };
}

/** The Universal Scalability Law, with responses as spread as exponential ones: p95 is ln 20 means. */
function law(name: string, usl: Usl, limitOverIdle = usualLimit): Truth {
  const meanMs = (throughput: number) => (1000 * (concurrencyForThroughput(usl, throughput) ?? Number.POSITIVE_INFINITY)) / throughput;
  return {
    name,
    meanMs,
    p95Ms: (throughput) => Math.log(20) * meanMs(throughput),
    limit: peakOf(usl)?.throughput ?? usl.lambda / usl.sigma,
    limitOverIdle,
  };
}

/** Service demand that grows with the load, as caches and locks make it, in front of the queue of two cores. */
function growing(servers: number, serviceMs: number, growth: number): Truth {
  const limit = growthLimit(servers, serviceMs, growth);
  const at = (throughput: number) => ({
    arrivalRate: throughput / 1000,
    serviceTime: serviceMs * (1 + (growth * throughput) / limit),
    servers,
  });
  return {
    name: `M/M/${servers} whose demand grows by ${100 * growth} %`,
    meanMs: (throughput) => mmcMean(at(throughput)),
    p95Ms: (throughput) => mmcQuantile(0.95, at(throughput)),
    limit,
    limitOverIdle: 15,
  };
}

/** X S (1 + g) = servers at the limit itself. */
const growthLimit = (servers: number, serviceMs: number, growth: number): number => (1000 * servers) / (serviceMs * (1 + growth));

export const truths: readonly Truth[] = [
  queue(1, 4, 2),
  queue(2, 8, 3),
  queue(8, 25, 5),
  law('USL, contention 5 %', { lambda: 60, sigma: 0.05, kappa: 0 }),
  law('USL, contention 2 %, coherency 0.05 %', { lambda: 40, sigma: 0.02, kappa: 5e-4 }, 2.5),
  growing(2, 6, 0.3),
];

/** The limit of the target, ms, in digits that a person would write. */
export const limitMsOf = (truth: Truth): number => Number((truth.limitOverIdle * truth.p95Ms(truth.limit / 1e6)).toPrecision(3));

/** The most throughput whose p95 meets the target, by bisection. */
export function capacityOf(truth: Truth): number {
  const limitMs = limitMsOf(truth);
  let [low, high] = [0, truth.limit];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (truth.p95Ms(middle) < limitMs) low = middle;
    else high = middle;
  }
  return low;
}
