import { randomBytes } from 'node:crypto';
import type { DoctorCheck } from '../model/api/project.ts';
import { HeadroomError } from '../model/error.ts';
import { recoverRuns } from '../run/recover.ts';
import type { OpenFolder, ServerContext } from './context.ts';
import { createEventHub } from './events/hub.ts';
import { handlersOf } from './handlers.ts';
import { createDesk } from './jobs/desk.ts';
import { listen } from './listen.ts';
import { openProject } from './project/open-folder.ts';
import { workbenchServer } from './server.ts';
import { createGuard } from './session/guard.ts';
import { newKey } from './session/keys.ts';

export interface ServerOptions {
  /** The project. */
  readonly folder: string;
  /** Exactly this one; when not given that of the last time, or any that is free. 0 is any. */
  readonly port?: number | undefined;
  /** What Vite built. */
  readonly pageFolder: string;
  readonly doctor: (folder: string) => Promise<readonly DoctorCheck[]>;
  /** Looks at the folder without changing anything in it. */
  readonly readOnly?: boolean | undefined;
  /** The folder is none of a project: it holds run folders itself, and is only looked at. */
  readonly copied?: boolean | undefined;
  readonly now?: (() => Date) | undefined;
  /** Hears a line about runs that were recovered, and of our own bugs. */
  readonly say?: ((text: string) => void) | undefined;
}

/** The local server of the workbench. */
export interface Server {
  /** `http://127.0.0.1:<port>`; with `/?token=<token>` it lets a browser in, once. */
  readonly url: string;
  readonly address: { readonly host: string; readonly port: number };
  /** One time. */
  readonly token: string;
  /** What pages prove themselves with, in a cookie or as `Authorization: Bearer`. */
  readonly session: string;
  /** Stops what goes on so that it is sealed, ends every stream, and closes; within 5 s. */
  close(): Promise<void>;
}

const host = '127.0.0.1';
/** For an orderly end of a job, and again once it was killed. */
const patienceMs = 2200;

/**
 * Starts the workbench's server on this machine alone, after sealing what a dead engine left behind. Throws PORT_IN_USE for a port that was asked for and is not
 * free.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { folder, pageFolder, doctor, copied = false, readOnly = copied, now = () => new Date(), say = () => undefined } = options;
  const home = openProject(folder, { readOnly, now, copied });
  if (!readOnly) await recoverRuns(home.store, say);
  const kept = readOnly ? null : await home.store.workbench.read();
  const session = kept?.session ?? newKey();
  let port = 0;
  const guard = createGuard(session, () => port);
  const context = contextOf(home, { doctor, now });
  const fastify = workbenchServer({ guard, context, handlers: handlersOf(context), pageFolder, log: say });
  port = await listen(fastify, { host, wanted: options.port, last: kept?.port });
  if (!readOnly) await keep(home, { port, session }, say);
  return {
    url: `http://${host}:${port}`,
    address: { host, port },
    token: guard.token,
    session,
    close: async () => {
      await context.jobs.close(patienceMs);
      context.events.close();
      await fastify.close();
    },
  };
}

/** A project that cannot be written to can be looked at all the same. */
async function keep({ store }: OpenFolder, kept: { readonly port: number; readonly session: string }, say: (text: string) => void) {
  try {
    await store.workbench.write({ schemaVersion: 1, ...kept });
  } catch (error) {
    if (!(error instanceof HeadroomError)) throw error;
    say(`${error.message} Pages of this workbench will not outlive it.`);
  }
}

function contextOf(home: OpenFolder, { doctor, now }: Pick<ServerContext, 'doctor' | 'now'>): ServerContext {
  let opened = home;
  const events = createEventHub({ epoch: randomBytes(6).toString('hex') });
  return {
    home,
    opened: () => opened,
    open: (folder) => {
      opened = folder;
    },
    events,
    jobs: createDesk({ opened: () => opened, send: events.send, now }),
    told: (what) => events.send({ event: 'stored', data: { what } }),
    doctor,
    now,
  };
}
