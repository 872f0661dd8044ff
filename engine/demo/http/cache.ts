/** Lifetimes in seconds. Orders are never cached. */
export const CACHE_SECONDS = { plans: 3600, carriers: 900, pricing: 1800, health: 60 } as const;

const MOST_ENTRIES = 1_000;

type Entry = { body: Buffer; endsAtMs: number };

/**
 * Bodies of answers, kept until their time is up, a write drops them, or a thousand newer ones push them out.
 * While one request loads a key, others wait for the same load.
 */
export class ResponseCache {
  hits = 0;
  misses = 0;
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();
  readonly #loading = new Map<string, Promise<Buffer>>();

  constructor(now: () => number) {
    this.#now = now;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The body of a key, loaded when it is not there. `hit` is false only for the request that loaded it. */
  async read(key: string, seconds: number, load: () => Promise<Buffer>): Promise<{ body: Buffer; hit: boolean }> {
    const kept = this.#fresh(key);
    if (kept) {
      this.hits += 1;
      return { body: kept.body, hit: true };
    }
    const underWay = this.#loading.get(key);
    if (underWay) {
      this.hits += 1;
      return { body: await underWay, hit: true };
    }
    this.misses += 1;
    const loading = load();
    this.#loading.set(key, loading);
    try {
      const body = await loading;
      // A write in the meantime has taken the key out of #loading: what was read before it must not be kept.
      if (this.#loading.get(key) === loading) this.#keep(key, body, seconds);
      return { body, hit: false };
    } finally {
      if (this.#loading.get(key) === loading) this.#loading.delete(key);
    }
  }

  /** Drops one key. */
  invalidate(key: string): void {
    this.#entries.delete(key);
    this.#loading.delete(key);
  }

  /** Drops every key that fits a pattern in which `*` stands for anything, such as `pricing:*`. */
  invalidatePattern(pattern: string): void {
    const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const expression = new RegExp(`^${parts.join('.*')}$`);
    for (const key of [...this.#entries.keys(), ...this.#loading.keys()]) if (expression.test(key)) this.invalidate(key);
  }

  #fresh(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    if (entry.endsAtMs <= this.#now()) return undefined;
    // Back in at the end: the first key is the one that was not read for longest.
    this.#entries.set(key, entry);
    return entry;
  }

  #keep(key: string, body: Buffer, seconds: number): void {
    this.#entries.set(key, { body, endsAtMs: this.#now() + seconds * 1000 });
    if (this.#entries.size <= MOST_ENTRIES) return;
    const oldest = this.#entries.keys().next().value;
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}
