import { erlangB } from './erlang-b.ts';

/** A queue of the kind M/M/c: arrivals a second (or whatever unit), mean service time in the same unit, and servers, which may be fractional. */
export interface Queue {
  readonly arrivalRate: number;
  readonly serviceTime: number;
  readonly servers: number;
}

/**
 * Probability that an arrival has to wait in M/M/c: C = B / (1 - (a/c)(1 - B)) (Cooper, Introduction to Queueing Theory, 1981, section 3.5), fractional c by
 * the continuous extension of B. 1 where the servers cannot keep up (a >= c), 0 without load.
 *
 * @throws RangeError unless servers > 0 and offeredLoad >= 0.
 */
export function erlangC(servers: number, offeredLoad: number): number {
  if (!(servers > 0 && offeredLoad >= 0))
    throw new RangeError(`erlangC(${servers}, ${offeredLoad}): servers must be positive and the load not negative`);
  if (offeredLoad === 0) return 0;
  if (offeredLoad >= servers) return 1;
  const blocked = erlangB(servers, offeredLoad);
  return blocked / (1 - (offeredLoad / servers) * (1 - blocked));
}

/** Mean response time, in the unit of the service time: S + C S / (c - a). Infinite where the servers cannot keep up. */
export function mmcMean({ arrivalRate, serviceTime, servers }: Queue): number {
  const load = arrivalRate * serviceTime;
  if (load >= servers) return Number.POSITIVE_INFINITY;
  return serviceTime + (erlangC(servers, load) * serviceTime) / (servers - load);
}

/**
 * The q-quantile (0 <= q < 1) of the response time, in the unit of the service time, first come first served. The wait is 0 with probability 1 - C, else
 * exponential with rate c - a services; the sum with an exponential service has
 * P(R > t) = (1 - C) e^-t + C (r e^-t - e^-rt) / (r - 1) with r = c - a and t in service times (Gross and Harris, Fundamentals of Queueing Theory, section
 * 2.3). Infinite where the servers cannot keep up.
 */
export function mmcQuantile(q: number, { arrivalRate, serviceTime, servers }: Queue): number {
  if (!(q >= 0 && q < 1)) throw new RangeError(`mmcQuantile(${q}): a quantile from 0 to below 1`);
  const load = arrivalRate * serviceTime;
  if (load >= servers) return Number.POSITIVE_INFINITY;
  return serviceTime * quantileOfResponse(1 - q, erlangC(servers, load), servers - load);
}

/** P(R > t), t in service times. Near r = 1 the quotient is 0/0: (1 - e^-(r-1)t) / (r-1) is taken as expm1 gives it. */
function beyond(t: number, waits: number, rate: number): number {
  const over = rate - 1;
  const quotient = Math.abs(over) < 1e-12 ? t : -Math.expm1(-over * t) / over;
  return Math.exp(-t) * (1 + waits * quotient);
}

/**
 * By Newton's steps on ln P(R > t) within a bracket that is surely right, halved where a step leaves it: a service alone takes -ln p, the wait and the
 * service apart take their quantiles at p/2.
 */
function quantileOfResponse(p: number, waits: number, rate: number): number {
  let low = -Math.log(p);
  let high = -Math.log(p / 2) + Math.max(0, -Math.log(p / 2) / rate);
  let t = low;
  for (let step = 0; step < 200 && high - low > 1e-13 * high; step++) {
    const left = beyond(t, waits, rate);
    if (left > p) low = t;
    else high = t;
    const fall = left - waits * Math.exp(-rate * t);
    const next = t + (Math.log(left / p) * left) / fall;
    const moved = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(moved - t) <= 1e-14 * t) return moved;
    t = moved;
  }
  return t;
}
