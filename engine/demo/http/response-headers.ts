import type { FastifyInstance } from 'fastify';
import type { Session } from '../auth/sessions.ts';
import type { DemoContext } from '../context.ts';
import { hasFaults } from '../faults.ts';
import { compressBody, mayCompress } from './compression.ts';
import { installFaults } from './fault-injection.ts';
import { RequestWork } from './request-work.ts';

const EXPOSED = 'server-timing, x-work-queries, x-work-rows, x-work-bytes, x-work-handshakes, x-cache, retry-after';

declare module 'fastify' {
  interface FastifyRequest {
    /** What this request has cost so far. */
    work: RequestWork;
    /** The session of an authorised request. */
    session: Session | null;
  }
}

/** Starts the counting of every request, and ends it: compression, faults, work counters, `Server-Timing`, metrics. */
export function installResponseHeaders(app: FastifyInstance, context: DemoContext): void {
  app.decorateRequest('session', null);
  app.addHook('onRequest', (request, _reply, done) => {
    request.work = new RequestWork();
    context.metrics.requestStarted(request.routeOptions.url);
    done();
  });
  if (context.switches.compression) installCompression(app);
  if (hasFaults(context.faults)) installFaults(app, context.faults, context.seed);
  app.addHook('onSend', (request, reply, payload, done) => {
    const body = bytesOf(payload);
    const { work } = request;
    reply.headers({
      'server-timing': work.serverTiming(),
      'timing-allow-origin': '*',
      'access-control-expose-headers': EXPOSED,
      'x-content-type-options': 'nosniff',
      'x-work-queries': work.queries,
      'x-work-rows': work.rows,
      'x-work-bytes': body?.length ?? 0,
      'x-work-handshakes': work.handshakes,
    });
    if (body) reply.header('content-length', body.length);
    done(null, body ?? payload);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
    context.metrics.requestEnded(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}

function installCompression(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const body = bytesOf(payload);
    const contentType = String(reply.getHeader('content-type') ?? '');
    if (!body || !mayCompress(body, contentType, request.headers['accept-encoding'] ?? '')) return payload;
    reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding');
    return await compressBody(body);
  });
}

function bytesOf(payload: unknown): Buffer | null {
  if (typeof payload !== 'string' && !(payload instanceof Uint8Array)) return null;
  return Buffer.isBuffer(payload) ? payload : Buffer.from(payload);
}
