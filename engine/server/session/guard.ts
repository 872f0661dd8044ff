import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';
import { newKey, sameSecret } from './keys.ts';

/** Who may ask what. */
export interface Guard {
  /** Trades the one-time token for the session, once. */
  readonly token: string;
  /** Throws a Refusal unless the request is for us, by us and from one of our pages. Gives true where it redeemed the token and was answered. */
  check(request: FastifyRequest, reply: FastifyReply): boolean;
}

const reading = new Set(['GET', 'HEAD']);

/** Host first: a name that somebody else points here must learn nothing. Then the session; then, for whatever may change something, where it comes from. */
export function createGuard(session: string, portOf: () => number): Guard {
  const token = newKey();
  let spent = false;
  const cookieName = () => `headroom-${portOf()}`;
  const redeem = (request: FastifyRequest, reply: FastifyReply): boolean => {
    const given = tokenIn(request);
    if (given === null) return false;
    const good = !spent && sameSecret(given, token);
    if (!good && !hasSession(request, session, cookieName())) throw noSession('The link was used before, or is of an earlier start.');
    if (good) {
      spent = true;
      void reply.header('set-cookie', `${cookieName()}=${session}; Path=/; HttpOnly; SameSite=Strict`);
    }
    void reply.redirect('/', 303);
    return true;
  };
  return {
    token,
    check: (request, reply) => {
      checkHost(request, portOf());
      if (redeem(request, reply)) return true;
      if (!hasSession(request, session, cookieName())) throw noSession('This workbench is open to those with its link.');
      checkOrigin(request);
      return false;
    },
  };
}

/** The token of `GET /?token=`. */
function tokenIn(request: FastifyRequest): string | null {
  const [path, query = ''] = request.url.split('?', 2);
  return request.method === 'GET' && path === '/' ? new URLSearchParams(query).get('token') : null;
}

function hasSession(request: FastifyRequest, session: string, cookieName: string): boolean {
  const [, bearer] = /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '') ?? [];
  return [bearer, cookieOf(request, cookieName)].some((given) => given !== undefined && sameSecret(given, session));
}

/** A cookie's value; ours need no decoding. */
function cookieOf({ headers }: FastifyRequest, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function checkHost({ headers }: FastifyRequest, port: number): void {
  if (['127.0.0.1', 'localhost', '[::1]'].some((name) => headers.host === `${name}:${port}`)) return;
  throw new Refusal(403, 'HOST_WRONG', 'This is asked for under a name that is not ours.', `Open http://127.0.0.1:${port}/ instead.`);
}

/** Whatever says where it comes from must come from us; whatever may change something must say so. */
function checkOrigin({ method, headers }: FastifyRequest): void {
  const { origin, host } = headers;
  if (origin === undefined ? reading.has(method) : origin === `http://${host}`) return;
  throw new Refusal(403, 'ORIGIN_WRONG', 'This was asked by a page that is not ours.', 'Use the page of the workbench itself.');
}

function noSession(why: string): Refusal {
  return new Refusal(401, 'SESSION_MISSING', why, 'Type `headroom ui` in the project and open the link that it prints.');
}

/** Asks the guard before anything else happens, for routes that exist and for those that do not. */
export function guardEverything(fastify: FastifyInstance, guard: Guard): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (guard.check(request, reply)) return reply;
  });
}
