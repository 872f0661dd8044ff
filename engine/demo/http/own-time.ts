import { performance } from 'node:perf_hooks';
import type { FastifyRequest } from 'fastify';

type Meter = { active: number; idle: number };

/**
 * How long the application itself has been at a request, ms, apart from its database and from waiting behind others: the main thread's
 * work since the request began and since the last one was taken (each piece of work is taken once, by the request that ends next), and the
 * time in which the thread had nothing to do while the request was neither in the database nor in its queue (compression, a password's
 * hash, the way to a worker and back). What the server does before a request's first hook and after its last is left out.
 */
export class OwnTime {
  readonly #begun = new WeakMap<FastifyRequest, Meter>();
  #takenActive = 0;

  begin(request: FastifyRequest): void {
    this.#begun.set(request, performance.eventLoopUtilization());
  }

  take(request: FastifyRequest): number {
    const begun = this.#begun.get(request);
    if (!begun) return 0;
    const { active, idle } = performance.eventLoopUtilization();
    const worked = active - Math.max(begun.active, this.#takenActive);
    const waited = idle - begun.idle - request.work.databaseMs - request.work.queueMs;
    this.#takenActive = active;
    return Math.max(0, worked) + Math.max(0, waited);
  }

  /** Takes work of the main thread off that belongs to no request. */
  leaveOut(ms: number): void {
    this.#takenActive += ms;
  }
}
