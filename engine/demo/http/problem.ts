import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { DemoContext } from '../context.ts';
import { PoolExhausted } from '../database/pool.ts';
import { Refusal } from '../database/refusal.ts';

/** An error as the client meets it: RFC 9457 problem JSON with a stable code. */
type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: { path: string; message: string }[];
};

/** Thrown by a route to answer with a problem. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, detail: string, headers: Record<string, string> = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The problem an error is told as. An unexpected one keeps its message to itself. */
function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return problem(error.status, error.code, error.message);
  if (error instanceof Refusal) {
    return problem(error.code.endsWith('-not-found') ? 404 : 422, error.code, error.message);
  }
  if (error instanceof PoolExhausted) return problem(503, 'database-busy', error.message);
  const { validation, validationContext, statusCode, code, message } = error as Partial<FastifyError>;
  if (validation) {
    const errors = validation.map((one) => ({
      path: `${validationContext ?? 'body'}${one.instancePath}`,
      message: one.message ?? 'is not valid',
    }));
    return { ...problem(400, 'validation', message ?? 'The request is not valid.'), errors };
  }
  if (statusCode !== undefined && statusCode < 500) {
    return problem(statusCode, codeOf(code), message ?? 'The request is not valid.');
  }
  return problem(500, 'internal', 'Something broke in the demo application.');
}

/** Answers every error and every unknown path with a problem. */
export function installProblems(app: FastifyInstance, context: DemoContext): void {
  app.setErrorHandler((error, request, reply) => {
    const answer = problemOf(error);
    if (answer.status === 500) process.stderr.write(`${request.method} ${request.url}: ${String(error)}\n`);
    if (answer.status === 503) reply.header('retry-after', '1');
    if (error instanceof ProblemError) reply.headers(error.headers);
    if (error instanceof Refusal && error.work) {
      request.work.add(error.work, 0);
      context.metrics.database(error.work);
    }
    return sendProblem(reply, answer);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, problem(404, 'not-found', `There is nothing at ${request.method} ${request.url.split('?')[0]}.`)),
  );
}

/** Answers what the framework refuses before any route or hook runs, such as an address that cannot be decoded. */
export function answerFrameworkError(error: FastifyError, _request: unknown, reply: FastifyReply): void {
  void sendProblem(reply, problemOf(error));
}

function sendProblem(reply: FastifyReply, answer: Problem): FastifyReply {
  const body = Buffer.from(JSON.stringify(answer));
  return reply.code(answer.status).type('application/problem+json').send(body);
}

function problem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail };
}

function codeOf(code: string | undefined): string {
  return (code ?? 'bad-request')
    .replace(/^FST_ERR_(CTP_)?/, '')
    .toLowerCase()
    .replaceAll('_', '-');
}
