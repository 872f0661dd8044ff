import { randomBytes } from 'node:crypto';
import { ChallengeStore } from './auth/challenges.ts';
import { FixedWindowLimiter, type RateLimit } from './auth/limiter.ts';
import { SessionStore } from './auth/sessions.ts';
import type { DemoContext } from './context.ts';
import type { DatabasePool } from './database/pool.ts';
import { ResponseCache } from './http/cache.ts';
import { DemoMetrics } from './metrics/demo-metrics.ts';
import type { ResolvedOptions } from './options.ts';
import { TrackingHub } from './tracking/hub.ts';

/** Everything the routes share, fresh: no session, nothing cached, all counters at zero. */
export function createContext(options: ResolvedOptions, pool: DatabasePool): DemoContext {
  const now = Date.now;
  const limiter = (rate: RateLimit | null) => (rate ? new FixedWindowLimiter(rate, now) : null);
  const { login, api, user } = options.rateLimits;
  return {
    switches: options.switches,
    faults: options.faults,
    seed: options.seed,
    pool,
    cache: options.switches.cache ? new ResponseCache(now) : null,
    metrics: new DemoMetrics(),
    sessions: new SessionStore(now),
    challenges: new ChallengeStore(now),
    csrfSecret: randomBytes(32),
    limiters: { login: limiter(login), api: limiter(api), user: limiter(user) },
    now,
  };
}

/** The hub of the tracking sockets, on the database and the sessions of a context. */
export function createHub(context: DemoContext, options: ResolvedOptions): TrackingHub {
  const readRoutes = async (orders: number[]) => {
    const { output, work, queueMs } = await context.pool.run('readRoutes', { orders });
    context.metrics.database(work, queueMs);
    return output;
  };
  const stands = (session: { id: string }) => context.sessions.byId(session.id) !== undefined;
  return new TrackingHub({ readRoutes, stands, now: context.now }, options.tracking);
}
