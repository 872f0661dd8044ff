import type { Reading } from '../signal.ts';

const columns = ['requests', 'served', 'backlog', 'latencyMs', 'capacity', 'cores', 'ready', 'replicas', 'violated', 'short'] as const;
type Name = (typeof columns)[number];

/** What one second was like. `violated` and `short` (the greatest number of replicas was too small) are 0 or 1. */
export type Second = Readonly<Record<Name, number>>;

/** Every second of a simulation, and means over the latest of them. Seconds before the one that counts are known to the policy and told to nobody. */
export class Course {
  readonly #values: Readonly<Record<Name, Float64Array>>;
  readonly #from: number;
  #length = 0;

  constructor(seconds: number, from: number) {
    this.#values = Object.fromEntries(columns.map((name) => [name, new Float64Array(seconds)])) as Record<Name, Float64Array>;
    this.#from = from;
  }

  add(second: Second): void {
    for (const name of columns) this.#values[name][this.#length] = second[name];
    this.#length++;
  }

  /** One quantity over all seconds that count. */
  counted(name: Name): Float64Array {
    return this.#values[name].subarray(this.#from, this.#length);
  }

  /** One quantity over the latest seconds, at most so many. */
  latest(name: Name, seconds: number): Float64Array {
    return this.#values[name].subarray(Math.max(0, this.#length - seconds), this.#length);
  }

  /** What a metric of this window reads now, and the mean number of ready replicas in it; null before the first second. */
  reading(seconds: number): (Reading & { readonly ready: number }) | null {
    if (this.#length === 0) return null;
    const mean = (name: Name): number => total(this.latest(name, seconds)) / Math.min(seconds, this.#length);
    const served = this.latest('served', seconds);
    const latency = this.latest('latencyMs', seconds);
    const capacity = total(this.latest('capacity', seconds));
    const answered = total(served);
    return {
      requests: mean('requests'),
      served: mean('served'),
      backlog: mean('backlog'),
      // A mean over requests, as a load balancer has it.
      latencyMs: answered > 0 ? served.reduce((sum, count, at) => sum + count * (latency[at] ?? 0), 0) / answered : 0,
      utilisation: capacity > 0 ? (100 * answered) / capacity : 0,
      cores: mean('cores'),
      ready: mean('ready'),
    };
  }
}

export function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
