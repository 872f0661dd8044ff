import type { DemoFaults } from '../model/environment.ts';
import type { ChallengeStore } from './auth/challenges.ts';
import type { FixedWindowLimiter } from './auth/limiter.ts';
import type { SessionStore } from './auth/sessions.ts';
import type { DatabasePool } from './database/pool.ts';
import type { ResponseCache } from './http/cache.ts';
import type { DemoMetrics } from './metrics/demo-metrics.ts';
import type { DemoSwitches } from './switches.ts';

/** What the routes of one running demo share. */
export type DemoContext = {
  switches: DemoSwitches;
  faults: DemoFaults;
  seed: number;
  pool: DatabasePool;
  /** Null while the switch `cache` is off. */
  cache: ResponseCache | null;
  metrics: DemoMetrics;
  sessions: SessionStore;
  challenges: ChallengeStore;
  csrfSecret: Uint8Array;
  limiters: { login: FixedWindowLimiter | null; api: FixedWindowLimiter | null; user: FixedWindowLimiter | null };
  now: () => number;
};
