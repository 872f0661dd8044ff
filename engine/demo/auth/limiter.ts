/** A limit of `limit` events in `windowSeconds`. */
export type RateLimit = { limit: number; windowSeconds: number };

/** How a key stands: how many events are left, and in how many seconds its window starts anew. */
export type RateState = { allowed: boolean; remaining: number; resetSeconds: number };

/** More keys than this and the oldest is forgotten; it is also the one whose window ends first. */
const MOST_KEYS = 50_000;

/** Counts events per key in fixed windows that start with the first event. */
export class FixedWindowLimiter {
  readonly limit: number;
  readonly #windowMs: number;
  readonly #now: () => number;
  readonly #windows = new Map<string, { count: number; endsAtMs: number }>();

  constructor(rate: RateLimit, now: () => number) {
    this.limit = rate.limit;
    this.#windowMs = rate.windowSeconds * 1000;
    this.#now = now;
  }

  /** How the key stands, without counting anything. */
  check(key: string): RateState {
    return this.#state(this.#live(key));
  }

  /** Counts one event and tells whether it was still within the limit. */
  count(key: string): RateState {
    let window = this.#live(key);
    if (!window) {
      if (this.#windows.size >= MOST_KEYS) this.#forgetOldest();
      window = { count: 0, endsAtMs: this.#now() + this.#windowMs };
      this.#windows.set(key, window);
    }
    window.count += 1;
    return { ...this.#state(window), allowed: window.count <= this.limit };
  }

  #live(key: string): { count: number; endsAtMs: number } | undefined {
    const window = this.#windows.get(key);
    if (window && window.endsAtMs > this.#now()) return window;
    this.#windows.delete(key);
    return undefined;
  }

  #state(window: { count: number; endsAtMs: number } | undefined): RateState {
    const count = window?.count ?? 0;
    const waitMs = window ? window.endsAtMs - this.#now() : this.#windowMs;
    return {
      allowed: count < this.limit,
      remaining: Math.max(0, this.limit - count),
      resetSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
    };
  }

  #forgetOldest(): void {
    const oldest = this.#windows.keys().next().value;
    if (oldest !== undefined) this.#windows.delete(oldest);
  }
}
