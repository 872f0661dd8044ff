import type { ApiFailure } from '../../engine/model/api/failure.ts';
import { apiPaths } from '../../engine/model/api/paths.ts';
import { safeHeaders } from '../../engine/server/page/headers.ts';
import type { EngineAddress } from './engine-words.ts';
import { isOwn, ownOrigin } from './places.ts';

const passedOn = ['accept', 'content-type', 'last-event-id', 'if-none-match', 'cache-control'];
const passedBack = ['content-type', 'content-disposition', 'cache-control', 'etag', 'last-modified'];

const routes = Object.values(apiPaths).map(({ method, path }) => ({
  method: method as string,
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
}));

export interface PageRequestSettings {
  /** Waits for an engine that is coming up; null when there is none to wait for. */
  readonly engine: () => Promise<EngineAddress | null>;
  readonly fetch: typeof fetch;
}

/**
 * Answers what the page asks of `app://headroom`: hands it to the engine with the session's token, and back without anything that could tell it. What is not ours, or
 * not in the contract, is refused before the engine hears of it.
 */
export function answerPage({ engine, fetch }: PageRequestSettings): (request: Request) => Promise<Response> {
  return async (request) => {
    const address = new URL(request.url);
    const refused = refusal(request, address);
    if (refused !== null)
      return failure(refused, { code: 'NOT_OURS', message: 'There is nothing at this address.', hint: 'Go back to the start page.' });
    const found = await engine();
    if (found === null) return gone();
    try {
      const answer = await fetch(new URL(address.pathname + address.search, found.url), {
        method: request.method,
        headers: headersFor(request, found),
        body: request.method === 'POST' ? await request.arrayBuffer() : null,
        redirect: 'manual',
        signal: request.signal,
      });
      return shown(answer, found);
    } catch {
      // Refused, reset or aborted: the page hears the same of all of them and asks again.
      return gone();
    }
  };
}

function refusal({ method, headers }: Request, address: URL): 403 | 404 | 405 | null {
  if (!isOwn(address)) return 403;
  const origin = headers.get('origin');
  if (origin !== null && origin !== ownOrigin) return 403;
  if (address.searchParams.has('token')) return 403;
  // Encoded separators and anything that resolves to another path than it shows are nobody's honest link.
  if (/%2f|%5c|%00|\\|\/\//i.test(address.pathname)) return 404;
  const isApi = address.pathname === '/api' || address.pathname.startsWith('/api/');
  if (!isApi) return method === 'GET' ? null : 405;
  const known = routes.filter(({ pattern }) => pattern.test(address.pathname));
  if (known.length === 0) return 404;
  return known.some((route) => route.method === method) ? null : 405;
}

function headersFor(request: Request, { url, token }: EngineAddress): Record<string, string> {
  const own = passedOn.flatMap((name) => {
    const value = request.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(own), authorization: `Bearer ${token}`, origin: new URL(url).origin };
}

function shown(answer: Response, { token }: EngineAddress): Response {
  // The engine sends nobody elsewhere who comes with a token.
  if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) return gone();
  const kept = passedBack.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null || value.includes(token) ? [] : [[name, value] as const];
  });
  const bare = answer.status === 204 || answer.status === 304;
  return new Response(bare ? null : answer.body, { status: answer.status, headers: { ...Object.fromEntries(kept), ...safeHeaders } });
}

function gone(): Response {
  return failure(503, {
    code: 'ENGINE_GONE',
    message: 'The engine does not answer.',
    hint: 'It is started again by itself; this page goes on then.',
  });
}

function failure(status: number, told: ApiFailure): Response {
  return new Response(JSON.stringify(told), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...safeHeaders },
  });
}
