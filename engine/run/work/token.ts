import { request as ask, type Dispatcher } from 'undici';
import type { TokenRequest } from '../../model/endpoint.ts';
import { HeadroomError } from '../../model/error.ts';

const patienceMs = 10_000;
const longestShown = 200;

export interface TokenSource {
  readonly wanted: TokenRequest | undefined;
  /** Service asked when the request names none. */
  readonly service: string;
  readonly services: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly connection: Dispatcher;
}

/** Asks for the token of a scenario; null where it wants none. Throws SCRIPT_ERROR when the answer has none, TARGET_DOWN without an answer. */
export async function askToken({ wanted, service, services, headers, connection }: TokenSource): Promise<string | null> {
  if (wanted === undefined) return null;
  const { method, path, body, field } = wanted;
  const base = services[wanted.service ?? service]?.replace(/^ws/, 'http').replace(/\/+$/, '');
  const what = `The token's request, ${method} ${path},`;
  if (base === undefined) throw wrong(`${what} names a service that is not there.`);
  const { statusCode, body: answer } = await ask(`${base}${path}`, {
    dispatcher: connection,
    method,
    headers: {
      ...(body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
      ...headers,
      ...wanted.headers,
    },
    ...(body === undefined ? {} : { body: textOf(body) }),
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown) => {
    throw new HeadroomError(
      'TARGET_DOWN',
      `${what} was not answered: ${error instanceof Error ? error.message : error}.`,
      'Is the target running?',
      error,
    );
  });
  const text = await answer.text();
  const token = statusCode < 300 ? fieldOf(text, field) : null;
  if (token === null) throw wrong(`${what} was answered ${statusCode} without a field ${field}: ${text.slice(0, longestShown)}`);
  return token;
}

/** A body as it is sent. */
export function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** A text with the token in every place of it. In a URL it is escaped. */
export function withToken(text: string, token: string | null, inUrl = false): string {
  return token === null ? text : text.replaceAll('{token}', inUrl ? encodeURIComponent(token) : token);
}

function fieldOf(text: string, field: string): string | null {
  try {
    let value: unknown = JSON.parse(text);
    for (const name of field.split('.')) value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const wrong = (message: string) => new HeadroomError('SCRIPT_ERROR', message, 'Mend `token` of the scenario.');
