import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { DemoFaults } from '../model/environment.ts';
import { HeadroomError } from '../model/error.ts';
import { createApplication } from './application.ts';
import { prepareDatabase, removeDatabase } from './database/file.ts';
import { handshakeOf } from './database/handshake.ts';
import { DatabasePool } from './database/pool.ts';
import { type DemoOptions, type ResolvedOptions, resolveOptions } from './options.ts';
import { createContext, createHub } from './start-context.ts';
import type { DemoSwitches } from './switches.ts';
import { acceptTracking } from './tracking/upgrade.ts';

export type { DemoOptions } from './options.ts';
export type { DemoSwitches } from './switches.ts';

/** A demo that answers. */
export type RunningDemo = {
  url: string;
  wsUrl: string;
  switches: DemoSwitches;
  faults: DemoFaults;
  pid: number;
  /** Closes sockets, server and database within a second, and removes the copy of the database. A second call does nothing. */
  stop(): Promise<void>;
};

// As many as may connect in one moment: every user of a load test.
const BACKLOG = 4_096;

/**
 * Starts the freight-order application on a fresh copy of its seeded database.
 * Throws `HeadroomError` with `PORT_IN_USE` when the port is taken, `USAGE` when faults make no sense, `TARGET_START_FAILED` when it cannot
 * start otherwise.
 */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const resolved = resolveOptions(options);
  // Undone from the last to the first, at the end or as soon as one step of the start fails.
  const undo = new AsyncDisposableStack();
  try {
    const app = await startServer(resolved, undo);
    return { ...addressesOf(app), switches: resolved.switches, faults: resolved.faults, pid: process.pid, stop: () => undo.disposeAsync() };
  } catch (error) {
    await undo.disposeAsync();
    throw startError(error, resolved);
  }
}

async function startServer(options: ResolvedOptions, undo: AsyncDisposableStack): Promise<FastifyInstance> {
  const { switches, seed, orders, users, host, port } = options;
  const path = await prepareDatabase(options.dataFolder, { seed, orders, users }, switches.indexes, options.onProgress);
  undo.defer(() => removeDatabase(path));
  const { indexes, projection, batching } = switches;
  const setup = { path, indexes, projection, batching, keepConnection: switches.pool, slowdown: options.faults.slowdown };
  const pool = await DatabasePool.open(setup, options.workers, handshakeOf(switches.pool));
  undo.defer(() => pool.close());
  const context = createContext(options, pool);
  undo.defer(() => context.metrics.stop());
  const hub = createHub(context, options);
  undo.defer(() => hub.close());
  const app = await createApplication(context, hub);
  undo.defer(() => app.close());
  acceptTracking(app.server, context.sessions, hub);
  await app.listen({ host, port, backlog: BACKLOG });
  return app;
}

function addressesOf(app: FastifyInstance): { url: string; wsUrl: string } {
  const { address, family, port } = app.server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return { url: `http://${host}:${port}`, wsUrl: `ws://${host}:${port}` };
}

function startError(error: unknown, { host, port, dataFolder }: ResolvedOptions): HeadroomError {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    const hint = 'Stop what listens there, or start the demo with --port 0.';
    return new HeadroomError('PORT_IN_USE', `Port ${port} on ${host} is in use.`, hint, error);
  }
  const reason = error instanceof Error ? error.message : String(error);
  const hint = `Check that ${host} is an address of this machine and that ${dataFolder} can be written.`;
  return new HeadroomError('TARGET_START_FAILED', `The demo cannot start: ${reason}`, hint, error);
}
