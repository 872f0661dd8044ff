import { afterEach, expect, it } from 'vitest';
import { iterationsEach, runK6 } from '../k6.ts';
import { type PlannedAnswer, type RecordingServer, type SeenRequest, startRecordingServer } from '../recording-server.ts';

let server: RecordingServer;
afterEach(() => server.close());

async function call(body: string, answer: (request: SeenRequest) => PlannedAnswer, env: Record<string, string> = {}) {
  server = await startRecordingServer(answer);
  return runK6({
    context: { services: { api: server.url } },
    env,
    source: `
      import { endpoint, waitAsAsked } from 'scenarios/lib/http.ts';
      ${iterationsEach(1, 1)}
      export default function () { ${body} }`,
  });
}

const work = {
  'server-timing': 'db;dur=3.2, app;dur=5.1, queue;dur=0.4',
  'x-work-queries': '2',
  'x-work-rows': '51',
  'x-work-bytes': '2048',
};

it('names, fills, sends and checks a request, with the headers of the environment', async () => {
  const run = await call(
    `const open = endpoint('POST /api/orders/:id filtered', { expect: [201], holds: '"ok"' });
     console.log('OK ' + open({ params: { id: 'a/b' }, query: { q: 'x y', none: undefined, n: 0 }, headers: { 'x-own': '1' }, body: { a: 1 } }).ok);`,
    () => ({ status: 201, body: '{"ok":true}', headers: work }),
    { HEADROOM_HEADERS: '{"x-tenant":"blue"}' },
  );
  expect(run.output).toContain('OK true');
  const [seen] = server.seen;
  expect(seen).toMatchObject({ method: 'POST', path: '/api/orders/a%2Fb?q=x%20y&n=0', body: '{"a":1}' });
  expect(seen?.headers).toMatchObject({
    'x-tenant': 'blue',
    'x-own': '1',
    'content-type': 'application/json',
    'accept-encoding': 'gzip',
    accept: 'application/json',
  });
  const tags = { name: 'POST /api/orders/:id filtered', scenario: 'main' };
  expect(run.values('http_reqs', tags)).toEqual([1]);
  expect(run.values('http_req_failed', tags)).toEqual([0]);
  expect(run.values('checks')).toEqual([1, 1]);
  const recorded = ['db_duration', 'db_queue', 'db_queries', 'db_rows', 'response_bytes'].map((metric) => run.values(metric, tags));
  expect(recorded).toEqual([[3.2], [0.4], [2], [51], [2048]]);
});

it('fails the request and its check for a status that is not expected, and only the check for another body', async () => {
  const run = await call(
    `const read = endpoint('GET /read', { holds: 'items' });
     console.log('OK ' + read().ok + ' ' + read().ok);`,
    ({ path }) => (server.seen.length === 1 && path === '/read' ? { status: 500 } : { body: 'nothing' }),
  );
  expect(run.output).toContain('OK false false');
  expect(run.values('http_req_failed')).toEqual([1, 0]);
  expect(run.values('checks', { check: 'GET /read: status 200' })).toEqual([0, 1]);
  expect(run.values('checks', { check: 'GET /read: body holds items' })).toEqual([0]);
  expect(run.values('db_duration')).toEqual([]);
});

it('counts a status that is expected as no failure', async () => {
  const run = await call(`endpoint('GET /gone', { expect: [404] })();`, () => ({ status: 404 }));
  expect(run.values('http_req_failed')).toEqual([0]);
  expect(run.values('checks')).toEqual([1]);
});

it('comes back after Retry-After where it is asked to be patient, and never sooner', async () => {
  const limited = { status: 429, headers: { 'retry-after': '1' } };
  const run = await call(
    `const read = endpoint('GET /read', { patienceS: 2 });
     console.log('STATUS ' + read().status);`,
    () => (server.seen.length === 1 ? limited : {}),
  );
  expect(run.output).toContain('STATUS 200');
  const [first, second] = server.seen;
  expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(999);
  expect(run.values('http_req_failed')).toEqual([0, 0]);
});

it('does not come back when Retry-After asks for more than its patience, or is not there', async () => {
  const run = await call(
    `const read = endpoint('GET /read', { patienceS: 2 });
     console.log('STATUS ' + read().status + ' ' + read().status + ' ' + waitAsAsked({ status: 200, headers: { 'Retry-After': '0' } }, 5));`,
    () => ({ status: 429, headers: server.seen.length === 1 ? { 'retry-after': '900' } : {} }),
  );
  expect(run.output).toContain('STATUS 429 429 false');
  expect(server.seen).toHaveLength(2);
});

it('says which service an environment lacks', async () => {
  const run = await call(`endpoint('GET /x', { service: 'billing' })();`, () => ({}));
  expect(run.output).toContain('The environment has no service named billing (there are: api)');
});
