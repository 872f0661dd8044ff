import { check, sleep } from 'k6';
import http from 'k6/http';
import { serviceUrl } from './context.ts';
import { jsonHeaders, standardHeaders } from './headers.ts';
import { retryAfterS } from './retry-after.ts';
import { recordWork } from './work.ts';

/** What is the same in every call of an endpoint. */
export interface EndpointOptions {
  /** Which of the environment's services answers; `api` when not given. */
  readonly service?: string;
  /** Statuses that are as they should be; 200 when not given. Any other one is a failed request and a failed check. */
  readonly expect?: readonly number[];
  /** Text the body of a 2xx answer must hold: a check that does not cost the parsing of the body. */
  readonly holds?: string;
  /** When the answer is 429 with a `Retry-After` of at most so many seconds: wait that long and try once more. 429 is then an expected status. */
  readonly patienceS?: number;
}

/** What differs from call to call. */
export interface Call {
  /** Values of the `:parameters` of the path. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** Values of the query; those that are undefined are left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export interface Answer {
  /** Status and body were as expected. */
  readonly ok: boolean;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly body: string;
  /** By canonical name, such as `Retry-After`. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export type Endpoint = (call?: Call) => Answer;

/**
 * One endpoint by its name, which is also how results call it: `const openOrder = endpoint('GET /api/orders/:id')`, then
 * `openOrder({ params: { id } })`. Words behind the path tell two uses of it apart: `GET /api/orders filtered`. Every call checks the
 * status (and the body), and records the work the server reports.
 */
export function endpoint(name: string, options: EndpointOptions = {}): Endpoint {
  // Made at the first call: a thousand users each load every journey of a mix and run one.
  let prepared: Prepared | undefined;
  const { patienceS } = options;
  return (call = {}) => {
    prepared ??= prepare(name, options);
    const answer = send(prepared, call);
    return patienceS !== undefined && waitAsAsked(answer, patienceS) ? send(prepared, call) : answer;
  };
}

/** Waits as long as a 429 asks with `Retry-After`, if that is no more than `patienceS`; whether it waited. */
export function waitAsAsked({ status, headers }: Answer, patienceS: number): boolean {
  const waitS = status === 429 ? retryAfterS(headers['Retry-After'], Date.now()) : null;
  if (waitS === null || waitS > patienceS) return false;
  sleep(waitS);
  return true;
}

type Prepared = ReturnType<typeof prepare>;

function prepare(name: string, { service = 'api', expect = [200], holds, patienceS }: EndpointOptions) {
  const [method = '', path = ''] = name.split(' ');
  const statuses = patienceS === undefined ? expect : [...expect, 429];
  const holdsIt = (body: string) => holds === undefined || body.includes(holds);
  return {
    method,
    path,
    baseUrl: serviceUrl(service),
    fixed: { responseType: 'text' as const, tags: { name }, responseCallback: http.expectedStatuses(...statuses) },
    statusCheck: { [`${name}: status ${statuses.join(' or ')}`]: (status: number) => statuses.includes(status) },
    bodyCheck: holds === undefined ? null : { [`${name}: body holds ${holds}`]: holdsIt },
  };
}

function send({ method, path, baseUrl, fixed, statusCheck, bodyCheck }: Prepared, call: Call): Answer {
  const sent = call.body === undefined ? null : JSON.stringify(call.body);
  const sentHeaders = { ...(sent === null ? standardHeaders : jsonHeaders), ...call.headers };
  const response = http.request(method, baseUrl + fill(path, call), sent, { ...fixed, headers: sentHeaders });
  // Each access to a property of a k6 response converts it anew: read once.
  const { status, headers } = response;
  const body = response.body ?? '';
  recordWork(fixed.tags, headers);
  const asExpected = check(status, statusCheck);
  const bodyFits = bodyCheck === null || status < 200 || status > 299 || check(body, bodyCheck);
  return { ok: asExpected && bodyFits, status, body, headers };
}

function fill(path: string, { params, query }: Call): string {
  let filled = path;
  for (const [name, value] of Object.entries(params ?? {})) filled = filled.replace(`:${name}`, encodeURIComponent(value));
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : `${name}=${encodeURIComponent(value)}`));
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`;
}
