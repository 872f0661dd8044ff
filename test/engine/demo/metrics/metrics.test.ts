import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningDemo } from '../../../../engine/demo/index.ts';
import { type Answer, ask, startSmallDemo, userHeaders } from '../client.ts';

describe('/metrics', () => {
  let demo: RunningDemo;
  const read = async () => {
    const { text } = await ask(demo, 'GET', '/metrics');
    return (name: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')
          .at(-1),
      );
  };

  beforeAll(async () => {
    demo = await startSmallDemo({ workers: 3 });
  });
  afterAll(() => demo.stop());

  it('counts what the headers of the answers say', async () => {
    const headers = await userHeaders(demo);
    const earlier = await read();
    const answers: Answer[] = [];
    for (const path of ['/api/orders', '/api/orders/search?q=be', '/api/orders/7']) answers.push(await ask(demo, 'GET', path, { headers }));
    const refused = { carrier: 'NOBODY', customer: 'Acme', origin: 'Berlin', destination: 'Paris', weightKg: 1 };
    answers.push(await ask(demo, 'POST', '/api/orders', { headers, json: refused }));
    const later = await read();
    const told = (name: string) => answers.reduce((sum, answer) => sum + Number(answer.headers.get(name)), 0);
    expect(later('db_queries_total') - earlier('db_queries_total')).toBe(told('x-work-queries'));
    expect(later('db_rows_total') - earlier('db_rows_total')).toBe(told('x-work-rows'));
    expect(later('db_seconds_total')).toBeGreaterThan(earlier('db_seconds_total'));
    expect(later('http_requests_total{method="GET",route="/api/orders/:id",status="200"}')).toBe(1);
    expect(later('http_requests_total{method="POST",route="/api/orders",status="422"}')).toBe(1);
    expect(later('http_request_duration_seconds_count{method="GET",route="/api/orders"}')).toBe(1);
    expect(later('db_checkout_duration_seconds_count') - earlier('db_checkout_duration_seconds_count')).toBe(4);
  });

  it('shows the state of the process', async () => {
    await ask(demo, 'GET', '/api/nothing/here?x=1');
    const value = await read();
    expect(value('http_requests_total{method="GET",route="unmatched",status="404"}')).toBe(1);
    expect(value('http_requests_in_flight')).toBe(1);
    expect([value('db_pool_size'), value('db_pool_in_use'), value('db_pool_waiting')]).toEqual([3, 0, 0]);
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(30e6);
    expect(value('process_cpu_seconds_total')).toBeGreaterThan(0);
    expect(value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect(value('auth_sessions')).toBe(1);
    expect(value('websocket_connections')).toBe(0);
  });

  it('integrates what is in flight over time, its own page left out, and the time the loop is busy', async () => {
    const headers = await userHeaders(demo);
    const earlier = await read();
    const started = performance.now();
    const took = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const startedAt = performance.now();
        await ask(demo, 'GET', `/api/orders/${index + 1}`, { headers });
        return performance.now() - startedAt;
      }),
    );
    const spentS = (performance.now() - started) / 1000;
    const later = await read();
    const inFlightS = later('http_request_in_flight_seconds_total') - earlier('http_request_in_flight_seconds_total');
    expect(inFlightS).toBeGreaterThan(0);
    expect(inFlightS).toBeLessThan(took.reduce((sum, ms) => sum + ms, 0) / 1000);
    expect(later('nodejs_eventloop_active_seconds_total')).toBeGreaterThan(earlier('nodejs_eventloop_active_seconds_total'));
    expect(later('nodejs_eventloop_active_seconds_total') - earlier('nodejs_eventloop_active_seconds_total')).toBeLessThan(spentS + 1);
    const idle = await read();
    const still = await read();
    expect(still('http_request_in_flight_seconds_total')).toBe(idle('http_request_in_flight_seconds_total'));
    expect(later('db_queue_seconds_total')).toBeGreaterThan(earlier('db_queue_seconds_total'));
  });
});
