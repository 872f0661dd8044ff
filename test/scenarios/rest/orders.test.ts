import { expect, it } from 'vitest';
import { type DemoForJourneys, failedChecks, journeyScript, startDemoForJourneys, tagValues } from '../journeys.ts';
import { type K6Run, runK6 } from '../k6.ts';
import { startRecordingServer } from '../recording-server.ts';

const file = 'rest/orders.ts';

async function run(demo: DemoForJourneys, { users = 1, iterations = 2, thinkS = 0.01, seed = 1, api = demo.url } = {}): Promise<K6Run> {
  const { services, ...context } = demo.context('orders', thinkS);
  return runK6({
    context: { ...context, services: { ...services, api }, seed },
    source: journeyScript(file, 'orders', `executor: 'per-vu-iterations', vus: ${users}, iterations: ${iterations}`),
  });
}

it.concurrent('finds, opens and books orders with every check passed, and signs each user in once', async () => {
  const demo = await startDemoForJourneys();
  try {
    const done = await run(demo, { users: 4, iterations: 12 });
    expect(done.exitCode).toBe(0);
    expect(failedChecks(done)).toEqual([]);
    expect(done.values('iterations', { scenario: 'orders' })).toHaveLength(48);
    expect(done.values('http_req_failed').filter((failed) => failed === 1)).toEqual([]);
    expect(done.values('sign_ins')).toEqual([1, 1, 1, 1]);
    expect(done.values('http_reqs', { name: 'POST /auth/login' })).toHaveLength(4);
    expect(tagValues(done, 'http_reqs', 'name')).toEqual([
      'GET /api/carriers',
      'GET /api/orders',
      'GET /api/orders filtered',
      'GET /api/orders/:id',
      'GET /api/orders/search',
      'GET /api/plans',
      'GET /api/pricing',
      'GET /auth/csrf',
      'POST /api/orders',
      'POST /auth/login',
      'POST /auth/totp',
    ]);
    expect(tagValues(done, 'transaction_duration', 'transaction')).toEqual(['create an order', 'find an order']);
    for (const metric of ['db_duration', 'db_queue', 'db_queries', 'db_rows', 'response_bytes'])
      expect(tagValues(done, metric, 'name'), metric).toContain('GET /api/orders/search');
    expect(done.values('db_queries', { name: 'GET /api/orders filtered' })).toEqual(Array(48).fill(2));
  } finally {
    await demo.stop();
  }
});

it.concurrent('goes on with its session when the same user comes back in the second opinion', async () => {
  const demo = await startDemoForJourneys();
  try {
    const closed = `orders: { exec: 'journey', executor: 'per-vu-iterations', vus: 1, iterations: 1, maxDuration: '4s', gracefulStop: '0s' }`;
    const open = `orders__open: { exec: 'journey', executor: 'shared-iterations', vus: 1, iterations: 2, startTime: '4s' }`;
    const done = await runK6({
      context: demo.context('orders'),
      source: `export { default as journey } from 'scenarios/${file}'; export const options = { scenarios: { ${closed}, ${open} } };`,
    });
    expect(failedChecks(done)).toEqual([]);
    expect(tagValues(done, 'iterations', 'scenario')).toEqual(['orders', 'orders__open']);
    expect(done.values('sign_ins')).toEqual([1]);
    expect(done.values('http_reqs', { name: 'POST /auth/login' })).toHaveLength(1);
    expect(done.values('http_req_failed', { scenario: 'orders__open' }).every((failed) => failed === 0)).toBe(true);
  } finally {
    await demo.stop();
  }
});

it.concurrent('leaves the think time out of its transactions', async () => {
  const demo = await startDemoForJourneys();
  try {
    const done = await run(demo, { iterations: 1, thinkS: 0.4 });
    expect(Math.min(...done.values('think_time'))).toBeGreaterThanOrEqual(399);
    const [foundMs = Number.POSITIVE_INFINITY] = done.values('transaction_duration', { transaction: 'find an order' });
    expect(foundMs).toBeLessThan(1000);
  } finally {
    await demo.stop();
  }
});

it.concurrent('sends the same requests with the same seed, and others with another', async () => {
  const sequence = async (seed: number) => {
    const demo = await startDemoForJourneys();
    const recorder = await startRecordingServer(async ({ method, path, headers, body }) => {
      const { authorization = '', 'x-device-id': device = '', 'content-type': type = 'application/json' } = headers;
      const sent = { authorization, 'x-device-id': String(device), ...(body === '' ? {} : { 'content-type': type }) };
      const answer = await fetch(demo.url + path, { method, headers: sent, ...(body === '' ? {} : { body }) });
      return { status: answer.status, body: await answer.text() };
    });
    try {
      const done = await run(demo, { iterations: 30, thinkS: 0, seed, api: recorder.url });
      expect(failedChecks(done)).toEqual([]);
      return recorder.seen.map(({ method, path, body, headers }) => `${method} ${path} ${body} ${headers['x-device-id']}`);
    } finally {
      await recorder.close();
      await demo.stop();
    }
  };
  const first = await sequence(7);
  expect(first.filter((request) => request.startsWith('POST /api/orders')).length).toBeGreaterThan(0);
  expect(await sequence(7)).toEqual(first);
  expect(await sequence(8)).not.toEqual(first);
});

it.concurrent('says so in its checks when the server fails, signs in again when its session is gone, and stops nobody', async () => {
  const demo = await startDemoForJourneys();
  const broken = await startRecordingServer(({ path }) => ({ status: path.startsWith('/api/orders/search') ? 500 : 401 }));
  try {
    const done = await run(demo, { iterations: 2, api: broken.url });
    expect(done.exitCode).toBe(0);
    expect(done.values('iterations')).toHaveLength(2);
    expect(failedChecks(done)).toContain('GET /api/orders/search: status 200');
    expect(done.values('http_req_failed', { name: 'GET /api/orders/search' })).toEqual([1, 1]);
    expect(done.values('http_reqs', { name: 'POST /auth/login' })).toHaveLength(2);
    expect(done.values('sign_ins')).toEqual([1]);
  } finally {
    await broken.close();
    await demo.stop();
  }
});
