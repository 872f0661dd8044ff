import type { FastifyReply, FastifyRequest } from 'fastify';
import { failureOf, statusOf } from './failure.ts';
import { failurePage } from './page/failure-page.ts';
import { Refusal } from './refusal.ts';

/** Answers whatever went wrong: as JSON to the interface, as a small page to a person. The stack of our own bug goes to `log`. */
export function answerFailure(log: (text: string) => void) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const known = asRefusal(error);
    const status = statusOf(known);
    const failure = failureOf(known);
    if (status === 500) log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    void reply.code(status).header('cache-control', 'no-store');
    if (/^\/api(\/|\?|$)/.test(request.url)) return await reply.type('application/json; charset=utf-8').send(JSON.stringify(failure));
    return await reply.type('text/html; charset=utf-8').send(failurePage(failure));
  };
}

/** What the HTTP library refuses by itself is bad input: a body that is no JSON, too long, or of another kind. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !('statusCode' in error) || error instanceof Refusal) return error;
  const { statusCode } = error;
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode >= 500) return error;
  return new Refusal(
    statusCode === 413 ? 413 : 400,
    'REQUEST_INVALID',
    error.message,
    'The body is JSON, as the OpenAPI document describes it.',
  );
}
