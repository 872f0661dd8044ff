import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { decodeBase32 } from '../auth/base32.ts';
import { ACCESS_SECONDS, SESSION_SECONDS, type Session } from '../auth/sessions.ts';
import { verifyTotp } from '../auth/totp.ts';
import type { DemoContext } from '../context.ts';
import { assertDevice, deviceOf, sessionOf } from '../http/authorize.ts';
import { ProblemError } from '../http/problem.ts';
import { assertNotBlocked, failureKey } from './auth-login.ts';
import { bearer, responses } from './schemas.ts';

const SESSION_COOKIE = 'session';
const GUEST = { id: 0, email: 'guest@demo.headroom.test', name: 'Guest' };

const userSchema = {
  type: 'object',
  properties: { id: { type: 'integer' }, email: { type: 'string' }, name: { type: 'string' } },
};
const tokensSchema = {
  type: 'object',
  properties: {
    accessToken: { type: 'string' },
    refreshToken: { type: 'string' },
    expiresIn: { type: 'integer', description: 'Seconds the access token lives' },
    user: userSchema,
  },
};
const deviceHeader = {
  type: 'object',
  properties: { 'x-device-id': { type: 'string', maxLength: 100, description: 'The session works from this device only' } },
};

/** From the one-time code to the end of a session. */
export function sessionRoutes(app: FastifyInstance, context: DemoContext): void {
  app.post<{ Body: { challenge: string; code: string } }>(
    '/auth/totp',
    {
      schema: {
        tags: ['auth'],
        summary: 'Answer the challenge with a one-time code (RFC 6238); opens a session bound to the device',
        headers: deviceHeader,
        body: {
          type: 'object',
          required: ['challenge', 'code'],
          properties: { challenge: { type: 'string', maxLength: 100 }, code: { type: 'string', pattern: '^[0-9]{6}$' } },
        },
        response: responses({ 200: tokensSchema }, 400, 401, 429),
      },
    },
    async (request, reply) => {
      const deviceId = deviceOf(request);
      if (deviceId === null) throw new ProblemError(400, 'device-missing', 'Send an x-device-id: the session is bound to it.');
      const challenge = context.challenges.find(request.body.challenge);
      if (!challenge) throw new ProblemError(401, 'challenge-unknown', 'The challenge is unknown, used or older than five minutes.');
      const key = failureKey(request, challenge.user.email);
      assertNotBlocked(context, key);
      if (!verifyTotp(decodeBase32(challenge.totpSecret), request.body.code, context.now())) {
        context.limiters.login?.count(key);
        throw new ProblemError(401, 'code-wrong', 'The one-time code is wrong.');
      }
      context.challenges.settle(challenge);
      const session = context.sessions.open(challenge.user, ['read', 'write'], deviceId);
      reply.setCookie(SESSION_COOKIE, session.id, { path: '/', httpOnly: true, sameSite: 'strict', maxAge: SESSION_SECONDS });
      return tokensOf(session);
    },
  );

  app.get(
    '/auth/guest',
    {
      schema: {
        tags: ['auth'],
        summary: 'A session that may read, for the dispatch page',
        response: responses({ 200: tokensSchema }, 429),
      },
    },
    async () => tokensOf(context.sessions.open(GUEST, ['read'], null)),
  );

  app.post<{ Body: { refreshToken: string } }>(
    '/auth/refresh',
    {
      schema: {
        tags: ['auth'],
        summary: 'Exchange a refresh token; it works once, and using it again ends the session',
        headers: deviceHeader,
        body: { type: 'object', required: ['refreshToken'], properties: { refreshToken: { type: 'string', maxLength: 100 } } },
        response: responses({ 200: tokensSchema }, 400, 401, 429),
      },
    },
    async (request) => {
      const outcome = context.sessions.refresh(request.body.refreshToken, deviceOf(request));
      if ('refused' in outcome) throw new ProblemError(401, outcome.refused, 'The refresh token cannot be used; sign in again.');
      return tokensOf(outcome.session);
    },
  );

  app.get(
    '/auth/session',
    {
      schema: {
        tags: ['auth'],
        summary: 'Whose session this is, by access token or cookie',
        security: bearer,
        response: responses(
          {
            200: {
              type: 'object',
              properties: {
                user: userSchema,
                rights: { type: 'array', items: { type: 'string' } },
                deviceId: { type: ['string', 'null'] },
              },
            },
          },
          401,
          429,
        ),
      },
    },
    async (request) => {
      const { user, rights, deviceId } = anySession(context, request);
      return { user, rights, deviceId };
    },
  );

  app.post(
    '/auth/logout',
    {
      schema: {
        tags: ['auth'],
        summary: 'End the session of the access token',
        security: bearer,
        response: responses({ 204: { type: 'null' } }, 401, 429),
      },
    },
    async (request, reply) => {
      context.sessions.close(sessionOf(context, request));
      return endCookie(reply).code(204).send();
    },
  );
}

function anySession(context: DemoContext, request: FastifyRequest): Session {
  const id = request.cookies[SESSION_COOKIE];
  if (request.headers.authorization !== undefined || id === undefined) return sessionOf(context, request);
  const session = context.sessions.byId(id);
  if (!session) throw new ProblemError(401, 'session-unknown', 'The session has ended.');
  assertDevice(session, request);
  return session;
}

function endCookie(reply: FastifyReply): FastifyReply {
  return reply.clearCookie(SESSION_COOKIE, { path: '/' });
}

function tokensOf(session: Session) {
  return { accessToken: session.accessToken, refreshToken: session.refreshToken, expiresIn: ACCESS_SECONDS, user: session.user };
}
