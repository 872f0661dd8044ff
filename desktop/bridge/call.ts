import type { ApiFailure } from '../../engine/model/api/failure.ts';
import { type ApiName, apiPaths } from '../../engine/model/api/paths.ts';
import type { ApiAnswer, ApiCall } from '../../engine/model/api/routes.ts';

/** A request that was refused or could not be made; the fields are those of a HeadroomError. */
export class CallFailed extends Error {
  readonly failure: ApiFailure;
  /** 0 where nobody answered. */
  readonly status: number;

  constructor(failure: ApiFailure, status: number) {
    super(failure.message);
    this.name = 'CallFailed';
    this.failure = failure;
    this.status = status;
  }
}

type Parts<Name extends ApiName> = Partial<ApiCall<Name>>;

/** Where a route is, with its values and query filled in. */
export function addressOf<Name extends ApiName>(name: Name, { path = {} as never, query }: Parts<Name> = {}): string {
  const values: Readonly<Record<string, string>> = path;
  const filled = apiPaths[name].path.replace(/:(\w+)/g, (_, word: string) => encodeURIComponent(values[word] ?? ''));
  const pairs = Object.entries((query ?? {}) as Readonly<Record<string, unknown>>).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`;
}

/**
 * Asks the engine, in a browser and in Electron alike: the page's own origin is the engine, and its session is a cookie there. Throws CallFailed, with status 0 when
 * nobody answered; an aborted call throws what `fetch` throws.
 */
export async function callApi<Name extends ApiName>(name: Name, parts: Parts<Name> = {}, signal?: AbortSignal): Promise<ApiAnswer<Name>> {
  const { method } = apiPaths[name];
  const body = parts.body === undefined || parts.body === null ? null : JSON.stringify(parts.body);
  const response = await fetch(addressOf(name, parts), {
    method,
    ...(body === null ? {} : { body, headers: { 'content-type': 'application/json' } }),
    ...(signal === undefined ? {} : { signal }),
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new CallFailed(
      { code: 'ENGINE_GONE', message: 'The engine does not answer.', hint: 'Start `headroom ui` again; this page goes on by itself.' },
      0,
    );
  });
  if (!response.ok) throw new CallFailed(await failureOf(response), response.status);
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return (isJson ? await response.json() : new Uint8Array(await response.arrayBuffer())) as ApiAnswer<Name>;
}

async function failureOf(response: Response): Promise<ApiFailure> {
  try {
    const { code, message, hint } = (await response.json()) as ApiFailure;
    return { code, message, hint };
  } catch {
    // An answer that is no JSON came from somebody else than the engine.
    return { code: 'ENGINE_STRANGE', message: `The engine answered ${response.status}.`, hint: 'Load the page again.' };
  }
}
