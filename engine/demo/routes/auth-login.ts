import type { FastifyInstance, FastifyRequest } from 'fastify';
import { issueCsrf, verifyCsrf } from '../auth/csrf.ts';
import { checkPassword } from '../auth/passwords.ts';
import type { DemoContext } from '../context.ts';
import { query } from '../http/answer.ts';
import { rateLimited } from '../http/authorize.ts';
import { ProblemError } from '../http/problem.ts';
import { responses } from './schemas.ts';

const CSRF_COOKIE = 'csrf';

/** The first half of a log-in: CSRF token, then the password. */
export function loginRoutes(app: FastifyInstance, context: DemoContext): void {
  app.get(
    '/auth/csrf',
    {
      schema: {
        tags: ['auth'],
        summary: 'A CSRF token for the log-in, and its cookie',
        response: responses({ 200: { type: 'object', properties: { csrfToken: { type: 'string' } } } }, 429),
      },
    },
    async (_request, reply) => {
      const { nonce, token } = issueCsrf(context.csrfSecret);
      reply.setCookie(CSRF_COOKIE, nonce, { path: '/', httpOnly: true, sameSite: 'strict' });
      return { csrfToken: token };
    },
  );

  app.post<{ Body: { email: string; password: string } }>(
    '/auth/login',
    {
      schema: {
        tags: ['auth'],
        summary: 'Check the password; the answer is a challenge for the one-time code',
        headers: { type: 'object', properties: { 'x-csrf-token': { type: 'string' } } },
        body: {
          type: 'object',
          required: ['email', 'password'],
          properties: { email: { type: 'string', maxLength: 120 }, password: { type: 'string', maxLength: 200 } },
        },
        response: responses({ 200: { type: 'object', properties: { challenge: { type: 'string' } } } }, 400, 401, 403, 429, 503),
      },
    },
    async (request) => {
      assertCsrf(context, request);
      const { email, password } = request.body;
      const key = failureKey(request, email);
      assertNotBlocked(context, key);
      const account = await query(context, request, 'findAccount', { email });
      const { right, upgraded } = await checkPassword(email, password, account?.passwordHash ?? null);
      if (!account || !right) {
        context.limiters.login?.count(key);
        throw new ProblemError(401, 'credentials-wrong', 'The e-mail address or the password is wrong.');
      }
      if (upgraded !== null) await query(context, request, 'upgradePassword', { id: account.id, passwordHash: upgraded });
      const user = { id: account.id, email: account.email, name: account.name };
      return { challenge: context.challenges.issue(user, account.totpSecret).id };
    },
  );
}

/** What failed log-ins are counted by: account and address. */
export function failureKey(request: FastifyRequest, email: string): string {
  return `${email.toLowerCase()}|${request.ip}`;
}

/** Throws 429 when an account has failed too often from an address. */
export function assertNotBlocked(context: DemoContext, key: string): void {
  const limiter = context.limiters.login;
  const state = limiter?.check(key);
  if (limiter && state && !state.allowed) throw rateLimited(limiter, state);
}

function assertCsrf(context: DemoContext, request: FastifyRequest): void {
  const nonce = request.cookies[CSRF_COOKIE];
  const token = request.headers['x-csrf-token'];
  if (nonce !== undefined && typeof token === 'string' && verifyCsrf(context.csrfSecret, nonce, token)) return;
  throw new ProblemError(403, 'csrf-invalid', 'Fetch /auth/csrf, keep its cookie and send its token as x-csrf-token.');
}
