import { check } from 'k6';
import http from 'k6/http';
import { Rate } from 'k6/metrics';
import { serviceUrl } from './context.ts';
import { jsonHeaders } from './headers.ts';
import { recordWork } from './work.ts';

// k6's own metric: its response callback sees only the status, and a GraphQL error comes with status 200. So k6 is told
// not to judge (`responseCallback: null`), and the one verdict of a request is given here, when the body has been read.
const requestFailed = new Rate('http_req_failed');

export interface GraphqlError {
  readonly message: string;
}

export interface GraphqlAnswer<Data> {
  /** Status 200 and no errors. */
  readonly ok: boolean;
  readonly data: Data | null;
  readonly errors: readonly GraphqlError[];
}

export interface GraphqlOptions {
  /** Service of the environment that answers; `api` when not given. */
  readonly service?: string;
  /** `/graphql` when not given. */
  readonly path?: string;
}

/**
 * One GraphQL operation; its name is the endpoint in results: `const order = graphql('query Order($id: ID!) { ... }')`, then
 * `order({ id })`. An answer with errors is a failed request. Throws when the operation has no name.
 */
export function graphql<Data = unknown>(query: string, { service = 'api', path = '/graphql' }: GraphqlOptions = {}) {
  const operationName = /^\s*(?:query|mutation)\s+([_A-Za-z]\w*)/.exec(query)?.[1];
  if (operationName === undefined) throw new Error(`A GraphQL operation needs a name to be an endpoint: ${query.slice(0, 60)}`);
  const tags = { name: operationName };
  const checks = { [`${operationName}: no GraphQL errors`]: (ok: boolean) => ok };

  return (variables: Readonly<Record<string, unknown>> = {}, headers: Readonly<Record<string, string>> = {}): GraphqlAnswer<Data> => {
    // k6 takes null here, its types do not know it.
    const unjudged: object = { responseType: 'text', responseCallback: null, tags, headers: { ...jsonHeaders, ...headers } };
    const response = http.post<'text'>(serviceUrl(service) + path, JSON.stringify({ operationName, query, variables }), unjudged);
    recordWork(tags, response.headers);
    const { data = null, errors } = readBody<Data>(response.body, response.status);
    const ok = response.status === 200 && errors.length === 0;
    requestFailed.add(!ok, tags);
    check(ok, checks);
    return { ok, data, errors };
  };
}

function readBody<Data>(body: string | null, status: number): { data?: Data | null; errors: readonly GraphqlError[] } {
  try {
    const { data, errors } = JSON.parse(body ?? '');
    return { data, errors: errors ?? [] };
  } catch {
    // Not JSON, so not GraphQL: a proxy's page, or no answer at all.
    return { errors: [{ message: `The answer is not JSON (status ${status}).` }] };
  }
}
