import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FixedWindowLimiter, RateState } from '../auth/limiter.ts';
import type { Right, Session } from '../auth/sessions.ts';
import type { DemoContext } from '../context.ts';
import { ProblemError } from './problem.ts';

/** The device a request says it comes from. */
export function deviceOf(request: FastifyRequest): string | null {
  const header = request.headers['x-device-id'];
  return typeof header === 'string' && header !== '' ? header : null;
}

/** The session of the request's access token. Throws 401 without one, or when it comes from another device. */
export function sessionOf(context: DemoContext, request: FastifyRequest): Session {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw unauthorized('token-missing', 'Send the access token as Authorization: Bearer.');
  const session = context.sessions.byAccessToken(token);
  if (!session) throw unauthorized('token-invalid', 'The access token is unknown or has expired.');
  assertDevice(session, request);
  return session;
}

/** Throws 401 when a session that is bound to a device is used from another one. */
export function assertDevice(session: Session, request: FastifyRequest): void {
  if (session.deviceId === null || session.deviceId === deviceOf(request)) return;
  throw unauthorized('device-mismatch', 'The session belongs to another device: send the x-device-id it was opened with.');
}

/** A hook that lets only sessions with a right through, and counts the user's rate. */
export function authorize(context: DemoContext, right: Right) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const session = sessionOf(context, request);
    if (!session.rights.includes(right)) throw new ProblemError(403, 'right-missing', `This session has no right to ${right}.`);
    request.session = session;
    if (context.limiters.user) countRate(context.limiters.user, `user:${session.user.id}`, reply);
  };
}

/** A hook that counts the rate of an address. */
export function limitAddress(limiter: FixedWindowLimiter) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => countRate(limiter, request.ip, reply);
}

function countRate(limiter: FixedWindowLimiter, key: string, reply: FastifyReply): void {
  const state = limiter.count(key);
  reply.headers(rateHeaders(limiter, state));
  if (!state.allowed) throw rateLimited(limiter, state);
}

/** The 429 of a limiter, with `Retry-After` and the standard headers. */
export function rateLimited(limiter: FixedWindowLimiter, state: RateState): ProblemError {
  const headers = { ...rateHeaders(limiter, state), 'retry-after': String(state.resetSeconds) };
  return new ProblemError(429, 'rate-limited', `Too many requests: try again in ${state.resetSeconds} s.`, headers);
}

function rateHeaders(limiter: FixedWindowLimiter, state: RateState): Record<string, string> {
  return {
    'ratelimit-limit': String(limiter.limit),
    'ratelimit-remaining': String(state.remaining),
    'ratelimit-reset': String(state.resetSeconds),
  };
}

function unauthorized(code: string, detail: string): ProblemError {
  return new ProblemError(401, code, detail, { 'www-authenticate': 'Bearer' });
}
