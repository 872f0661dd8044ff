import Fastify, { type FastifyInstance } from 'fastify';
import { answerFailure } from './answer-failure.ts';
import type { Handlers } from './call.ts';
import type { ServerContext } from './context.ts';
import { pageFiles, unknownPlace } from './page/files.ts';
import { safeHeaders } from './page/headers.ts';
import { registerRoutes } from './register.ts';
import { type Guard, guardEverything } from './session/guard.ts';

export interface WorkbenchParts {
  readonly guard: Guard;
  readonly context: ServerContext;
  readonly handlers: Handlers;
  readonly pageFolder: string;
  readonly log: (text: string) => void;
}

/** A trace of a demand, as text, is the longest that is sent. */
const longestBodyBytes = 8_000_000;

/** The server with all its routes, before it listens. */
export function workbenchServer({ guard, context, handlers, pageFolder, log }: WorkbenchParts): FastifyInstance {
  const fail = answerFailure(log);
  const fastify = Fastify({
    logger: false,
    exposeHeadRoutes: false,
    bodyLimit: longestBodyBytes,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    // An address that cannot be decoded is refused like any other that is not there, and to nobody without a session.
    frameworkErrors: (error, request, reply) => {
      const answered = (() => {
        try {
          return guard.check(request, reply) ? null : error;
        } catch (refusal) {
          return refusal;
        }
      })();
      if (answered !== null) void fail(answered, request, reply.headers(safeHeaders));
    },
  });
  fastify.addHook('onRequest', async (_, reply) => {
    void reply.headers({ ...safeHeaders, 'cache-control': 'no-store' });
  });
  guardEverything(fastify, guard);
  fastify.setErrorHandler(fail);
  fastify.setNotFoundHandler(async ({ url }) => {
    throw unknownPlace(url);
  });
  registerRoutes(fastify, context, handlers);
  fastify.get('/api/*', async ({ url }) => {
    throw unknownPlace(url);
  });
  fastify.get('/*', pageFiles(pageFolder));
  return fastify;
}
