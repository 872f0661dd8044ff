import { availableParallelism } from 'node:os';
import type { DemoFaults, DemoFaultsInput } from '../model/environment.ts';
import { DEFAULT_SEED } from './accounts.ts';
import type { RateLimit } from './auth/limiter.ts';
import { resolveFaults } from './faults.ts';
import { type DemoSwitches, resolveSwitches } from './switches.ts';

/** Limits on requests. Null means no limit: the load of a test comes from one address. */
export type RateLimits = {
  /** Failed log-ins per account and address. */
  login: RateLimit | null;
  /** All requests per address. */
  api: RateLimit | null;
  /** Authorised requests per user. */
  user: RateLimit | null;
};

/** The clock of the tracking sockets, in milliseconds; a heartbeat that is off pings nobody and ends nobody. */
export type TrackingTimes = { positionMs: number; pingMs: number; silenceMs: number; heartbeat: boolean };

/** How to start the demo; only the data folder must be said. */
export type DemoOptions = {
  /** Where the seeded database is kept, and the copy the server works on. */
  dataFolder: string;
  host?: string;
  /** 0 takes a free one. */
  port?: number;
  /** Seeded accounts. */
  users?: number;
  orders?: number;
  seed?: number;
  switches?: Partial<DemoSwitches>;
  faults?: DemoFaultsInput;
  /** Database worker threads. */
  workers?: number;
  rateLimits?: Partial<RateLimits>;
  tracking?: Partial<Omit<TrackingTimes, 'heartbeat'>>;
  /** How many seconds of the tracking's heartbeat pass in a second. */
  heartbeatClock?: number;
  onProgress?: (text: string) => void;
};

export type ResolvedOptions = Required<Omit<DemoOptions, 'switches' | 'faults' | 'rateLimits' | 'tracking'>> & {
  switches: DemoSwitches;
  faults: DemoFaults;
  rateLimits: RateLimits;
  tracking: TrackingTimes;
};

/** The options with every default filled in. Throws `HeadroomError` `USAGE` for faults that nobody can want. */
export function resolveOptions(options: DemoOptions): ResolvedOptions {
  const switches = resolveSwitches(options.switches);
  const clock = options.heartbeatClock ?? 1;
  return {
    dataFolder: options.dataFolder,
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    users: options.users ?? 2_000,
    orders: options.orders ?? 100_000,
    seed: options.seed ?? DEFAULT_SEED,
    switches,
    faults: resolveFaults(options.faults),
    workers: options.workers ?? Math.min(4, Math.max(2, availableParallelism())),
    rateLimits: { login: { limit: 5, windowSeconds: 900 }, api: null, user: null, ...options.rateLimits },
    heartbeatClock: clock,
    tracking: {
      positionMs: 1_000,
      pingMs: 30_000 / clock,
      silenceMs: 60_000 / clock,
      ...options.tracking,
      heartbeat: switches['ws-heartbeat'],
    },
    onProgress: options.onProgress ?? (() => undefined),
  };
}
