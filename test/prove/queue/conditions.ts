import { mmcMean, mmcQuantile } from '../../../engine/capacity/erlang.ts';
import { closedMean, closedQuantile, closedUtilisation } from './closed-theory.ts';
import type { QueueLoad } from './load.ts';

/** Ten servers of ten milliseconds: with 5, 7 and 9 clients the closed queue is as busy as the open one at 0.5, 0.7 and 0.9. */
export const servers = 10;
export const serviceMs = 10;

/** A load, how long it is measured, and what theory says of it. */
export interface QueueCondition {
  readonly name: string;
  readonly load: QueueLoad;
  readonly holdS: number;
  readonly theory: QueueTheory;
}

/** Response times in ms; utilisation is the share of the servers at work. */
export interface QueueTheory {
  readonly meanMs: number;
  readonly p95Ms: number;
  readonly utilisation: number;
}

/** Seconds that the queue needs to forget that it was empty, several times over: about 1 / (c mu (1 - sqrt rho)^2), 0.4 s at 0.9. */
export const warmUpS = 8;

/**
 * How long it takes until chance moves mean and p95 by a third of the ten per cent at most (one standard deviation, from simulated queues: 2.6 and 3.2 % in 240 s at 0.9, 1.1 % in 40 s
 * at 0.7): neighbouring responses of an open queue share its state. Closed ones without a wait are independent.
 */
export const conditions: readonly QueueCondition[] = [
  open(0.5, 40),
  open(0.7, 60),
  open(0.9, 240),
  ...[5, 7, 9, 20].map((clients) => closed(clients, 20)),
];

function open(utilisation: number, holdS: number): QueueCondition {
  const queue = { arrivalRate: (utilisation * servers) / serviceMs, serviceTime: serviceMs, servers };
  return {
    name: `k6, Poisson arrivals, rho ${utilisation}`,
    load: { driver: 'k6', requestsPerSecond: 1000 * queue.arrivalRate },
    holdS,
    theory: { meanMs: mmcMean(queue), p95Ms: mmcQuantile(0.95, queue), utilisation },
  };
}

function closed(clients: number, holdS: number): QueueCondition {
  const queue = { clients, servers, serviceMs };
  const utilisation = closedUtilisation(queue);
  return {
    name: `autocannon, ${clients} clients at ${servers} servers, rho ${utilisation}`,
    load: { driver: 'autocannon', clients },
    holdS,
    theory: { meanMs: closedMean(queue), p95Ms: closedQuantile(0.95, queue), utilisation },
  };
}
