import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type ApiName, apiPaths } from '../model/api/paths.ts';
import { apiRoutes } from '../model/api/routes.ts';
import type { Answer, Call, FileAnswer, Handlers, StreamAnswer } from './call.ts';
import type { ServerContext } from './context.ts';
import { Refusal } from './refusal.ts';

/** Reached in a folder that is only looked at, though they write: they change what is open, or stop what goes on. */
const allowedReadOnly: ReadonlySet<ApiName> = new Set(['openFolder', 'stopJob']);

/** Makes a route of every handler: checks query and body by the contract, refuses to write where that is not allowed, sends the answer. */
export function registerRoutes(fastify: FastifyInstance, context: ServerContext, handlers: Handlers): void {
  for (const name of Object.keys(apiPaths) as ApiName[]) {
    const { method, path, writes } = apiPaths[name];
    const handler = handlers[name] as (call: Call<ApiName>) => Promise<Answer<ApiName>> | Answer<ApiName>;
    fastify.route({
      method,
      url: path,
      handler: async (request, reply) => {
        if (writes && context.opened().readOnly && !allowedReadOnly.has(name)) throw readOnly();
        await send(name, reply, await handler(callOf(name, request)));
        return reply;
      },
    });
  }
}

function callOf(name: ApiName, request: FastifyRequest): Call<ApiName> {
  const { query, body } = apiRoutes[name];
  const lastEventId = request.headers['last-event-id'];
  return {
    path: request.params as Call<ApiName>['path'],
    query: checked(query, request.query, 'query'),
    body: body === null ? null : checked(body, request.body, 'body'),
    lastEventId: typeof lastEventId === 'string' ? lastEventId : null,
  } as Call<ApiName>;
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown, part: 'query' | 'body'): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.length === 0 ? part : path.join('.')}: ${message}`);
  throw new Refusal(400, 'REQUEST_INVALID', `The ${part} is not what is expected.`, wrong.slice(0, 5).join('\n'));
}

async function send(name: ApiName, reply: FastifyReply, answer: Answer<ApiName>): Promise<void> {
  const kind = apiRoutes[name].answer;
  if (kind === 'stream') {
    reply.hijack();
    for (const [header, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(header, value);
    (answer as StreamAnswer)(reply.raw);
  } else if (kind === 'binary') await reply.type('application/octet-stream').send(answer);
  else if (kind === 'file') {
    const { bytes, type, saveAs } = answer as FileAnswer;
    if (saveAs !== null) reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(saveAs)}`);
    await reply.type(type).send(bytes);
  } else await reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
}

function readOnly(): Refusal {
  return new Refusal(
    409,
    'READ_ONLY',
    'This folder of runs is only looked at.',
    'Open the project itself with `headroom ui` to change something.',
  );
}
