import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DemoContext } from '../context.ts';
import type { OperationInput, OperationName, OperationOutput } from '../database/protocol.ts';

/** Runs a database operation and books its cost to the request. */
export async function query<Name extends OperationName>(
  context: DemoContext,
  request: FastifyRequest,
  name: Name,
  input: OperationInput<Name>,
): Promise<OperationOutput<Name>> {
  const { output, work, queueMs } = await context.pool.run(name, input);
  request.work.add(work, queueMs);
  context.metrics.database(work, queueMs);
  return output;
}

/** Sends a JSON body that is already bytes. */
export function sendJson(reply: FastifyReply, body: Uint8Array): FastifyReply {
  const buffer = Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return reply.type('application/json; charset=utf-8').send(buffer);
}

/** Sends a JSON body from the cache, or loads it; `x-cache` says which. */
export async function sendCached(
  context: DemoContext,
  reply: FastifyReply,
  key: string,
  seconds: number,
  load: () => Promise<Uint8Array>,
): Promise<FastifyReply> {
  if (!context.cache) return sendJson(reply.header('x-cache', 'off'), await load());
  const { body, hit } = await context.cache.read(key, seconds, async () => Buffer.from(await load()));
  return sendJson(reply.header('x-cache', hit ? 'hit' : 'miss'), body);
}
