import { afterEach, expect, it } from 'vitest';
import { iterationsEach, runK6 } from '../k6.ts';
import { type RecordingServer, startRecordingServer } from '../recording-server.ts';

let server: RecordingServer;
afterEach(() => server.close());

it('makes the operation an endpoint and an answer with errors a failed request', async () => {
  const answers = [
    { body: '{"data":{"order":{"id":"7"}}}', headers: { 'x-work-queries': '3' } },
    { body: '{"data":null,"errors":[{"message":"no such order"}]}' },
    { status: 502, body: '<html>bad gateway</html>' },
  ];
  server = await startRecordingServer(() => answers[server.seen.length - 1] ?? {});
  const run = await runK6({
    context: { services: { api: server.url } },
    source: `
      import { graphql } from 'scenarios/lib/graphql.ts';
      ${iterationsEach(1, 1)}
      const order = graphql('query Order($id: ID!) { order(id: $id) { id } }');
      export default function () {
        for (let call = 0; call < 3; call += 1) {
          const { ok, data, errors } = order({ id: '7' }, { 'x-own': '1' });
          console.log('ANSWER ' + ok + ' ' + (data?.order.id ?? null) + ' ' + errors.map(({ message }) => message));
        }
        try { graphql('{ order { id } }'); } catch (error) { console.log('REFUSED ' + error.message); }
      }`,
  });
  expect(run.output).toContain('ANSWER true 7 ');
  expect(run.output).toContain('ANSWER false null no such order');
  expect(run.output).toContain('ANSWER false null The answer is not JSON (status 502).');
  expect(run.output).toContain('REFUSED A GraphQL operation needs a name');
  expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
    operationName: 'Order',
    query: 'query Order($id: ID!) { order(id: $id) { id } }',
    variables: { id: '7' },
  });
  expect(server.seen[0]).toMatchObject({ path: '/graphql', headers: { 'x-own': '1' } });
  // Exactly one verdict a request: k6 must not add its own.
  expect(run.values('http_req_failed')).toEqual([0, 1, 1]);
  expect(run.values('http_req_failed', { name: 'Order' })).toHaveLength(3);
  expect(run.values('http_req_duration', { name: 'Order' })).toHaveLength(3);
  expect(run.values('checks', { check: 'Order: no GraphQL errors' })).toEqual([1, 0, 0]);
  expect(run.values('db_queries', { name: 'Order' })).toEqual([3]);
});
