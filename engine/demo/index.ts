import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { HeadroomError } from '../model/error.ts';
import { createApplication } from './application.ts';
import { ChallengeStore } from './auth/challenges.ts';
import { FixedWindowLimiter, type RateLimit } from './auth/limiter.ts';
import { SessionStore } from './auth/sessions.ts';
import type { DemoContext } from './context.ts';
import { prepareDatabase, removeDatabase } from './database/file.ts';
import { handshakeOf } from './database/handshake.ts';
import { DatabasePool } from './database/pool.ts';
import { ResponseCache } from './http/cache.ts';
import { DemoMetrics } from './metrics/demo-metrics.ts';
import { type DemoOptions, type ResolvedOptions, resolveOptions } from './options.ts';
import type { DemoSwitches } from './switches.ts';
import { TrackingHub } from './tracking/hub.ts';
import { acceptTracking } from './tracking/upgrade.ts';

export type { DemoOptions, RateLimits, TrackingTimes } from './options.ts';
export type { DemoSwitches, SwitchName } from './switches.ts';

/** A demo that answers. */
export type RunningDemo = {
  url: string;
  wsUrl: string;
  switches: DemoSwitches;
  pid: number;
  /** Closes sockets, server and database within a second, and removes the copy of the database. */
  stop(): Promise<void>;
};

// As many as may connect in one moment: every user of a load test.
const BACKLOG = 4_096;

/**
 * Starts the freight-order application on a fresh copy of its seeded database.
 * Throws `HeadroomError` with `PORT_IN_USE` when the port is taken, `TARGET_START_FAILED` when it cannot start otherwise.
 */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const resolved = resolveOptions(options);
  const { switches, onProgress } = resolved;
  const plan = { seed: resolved.seed, orders: resolved.orders, users: resolved.users };
  const path = await prepareDatabase(resolved.dataFolder, plan, switches.indexes, onProgress);
  const setup = { path, indexes: switches.indexes, projection: switches.projection, keepConnection: switches.pool };
  const pool = await DatabasePool.open(setup, resolved.workers, handshakeOf(switches.pool));
  const context = contextOf(resolved, pool);
  const hub = trackingOf(context, resolved);
  const app = await createApplication(context, hub);
  acceptTracking(app.server, context.sessions, hub);

  const stop = async (): Promise<void> => {
    await Promise.all([hub.close(), app.close()]);
    await pool.close();
    context.metrics.stop();
    await removeDatabase(path);
  };
  try {
    await app.listen({ host: resolved.host, port: resolved.port, backlog: BACKLOG });
  } catch (error) {
    await stop();
    throw listenError(error, resolved);
  }
  return { ...addressesOf(app), switches, pid: process.pid, stop };
}

function contextOf(options: ResolvedOptions, pool: DatabasePool): DemoContext {
  const now = Date.now;
  const limiter = (rate: RateLimit | null) => (rate ? new FixedWindowLimiter(rate, now) : null);
  const { login, api, user } = options.rateLimits;
  return {
    switches: options.switches,
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

function trackingOf(context: DemoContext, options: ResolvedOptions): TrackingHub {
  const readRoutes = async (orders: number[]) => {
    const { output, work } = await context.pool.run('readRoutes', { orders });
    context.metrics.database(work);
    return output;
  };
  const stands = (session: { id: string }) => context.sessions.byId(session.id) !== undefined;
  return new TrackingHub({ readRoutes, stands, now: context.now }, options.tracking);
}

function addressesOf(app: FastifyInstance): { url: string; wsUrl: string } {
  const { address, family, port } = app.server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return { url: `http://${host}:${port}`, wsUrl: `ws://${host}:${port}` };
}

function listenError(error: unknown, { host, port }: ResolvedOptions): HeadroomError {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return new HeadroomError(
      'PORT_IN_USE',
      `Port ${port} on ${host} is in use.`,
      'Stop what listens there, or start the demo with --port 0.',
      error,
    );
  }
  const hint = 'Check that the host is an address of this machine.';
  return new HeadroomError('TARGET_START_FAILED', `The demo cannot listen on ${host}:${port}.`, hint, error);
}
