import { describe, expect, it } from 'vitest';
import { ask, startSmallDemo, userHeaders } from './client.ts';

const freight = { carrier: 'HANSA', customer: 'Acme AG', origin: 'Berlin', destination: 'Paris', weightKg: 500 };
const COUNTERS = ['x-work-queries', 'x-work-rows', 'x-work-bytes', 'x-work-handshakes', 'x-cache'];

/** One user's pass over everything: the counters of each answer. */
async function pass(): Promise<string[]> {
  const demo = await startSmallDemo({ workers: 2 });
  const headers = await userHeaders(demo);
  const steps: [string, string, unknown?][] = [
    ['GET', '/api/orders'],
    ['GET', '/api/orders?status=in_transit&page=2'],
    ['GET', '/api/orders/search?q=ham'],
    ['POST', '/api/orders', freight],
    ['POST', '/api/orders', { ...freight, carrier: 'NOBODY' }],
    ['GET', '/api/orders/2001'],
    ['GET', '/api/orders?sort=-price'],
    ['GET', '/api/plans'],
    ['GET', '/api/plans'],
    ['PATCH', '/api/carriers/HANSA', { surchargePercent: 9 }],
    ['GET', '/api/carriers'],
    ['GET', '/api/pricing?weight=500&distance=300'],
    ['GET', '/api/orders/0'],
    ['GET', '/dispatch'],
  ];
  const lines: string[] = [];
  for (const [method, path, json] of steps) {
    const answer = await ask(demo, method, path, { headers, json });
    expect(answer.headers.get('server-timing')).toMatch(/^db;dur=\d+\.\d\d, app;dur=\d+\.\d\d, queue;dur=\d+\.\d\d$/);
    lines.push(`${method} ${path} ${answer.status} ${COUNTERS.map((name) => answer.headers.get(name)).join(' ')}`);
  }
  await demo.stop();
  return lines;
}

describe('work counters', () => {
  it('are the same for the same sequence on the same data, to the byte', async () => {
    const [first, second] = [await pass(), await pass()];
    expect(second).toEqual(first);
    // Method, path, status, queries and rows; the bytes depend on the version of zlib.
    expect(first.map((line) => line.split(' ').slice(0, 5).join(' '))).toEqual([
      'GET /api/orders 200 2 51',
      'GET /api/orders?status=in_transit&page=2 200 2 450',
      'GET /api/orders/search?q=ham 200 2 121',
      'POST /api/orders 201 4 4',
      'POST /api/orders 422 1 0',
      'GET /api/orders/2001 200 1 1',
      'GET /api/orders?sort=-price 200 2 51',
      'GET /api/plans 200 2 25',
      'GET /api/plans 200 0 0',
      'PATCH /api/carriers/HANSA 204 1 1',
      'GET /api/carriers 200 2 362',
      'GET /api/pricing?weight=500&distance=300 200 2 279',
      'GET /api/orders/0 400 0 0',
      'GET /dispatch 200 0 0',
    ]);
  });

  it('book the time of each part, and never more than the whole', async () => {
    const demo = await startSmallDemo({ switches: { indexes: false } });
    const headers = await userHeaders(demo);
    const startedAt = performance.now();
    const answer = await ask(demo, 'GET', '/api/orders/search?q=be', { headers });
    const elapsedMs = performance.now() - startedAt;
    const parts = [...(answer.headers.get('server-timing') ?? '').matchAll(/(\w+);dur=([\d.]+)/g)];
    expect(parts.map((part) => part[1])).toEqual(['db', 'app', 'queue']);
    expect(Number(parts[0]?.[2])).toBeGreaterThan(0);
    expect(parts.reduce((sum, part) => sum + Number(part[2]), 0)).toBeLessThan(elapsedMs);
    await demo.stop();
  });
});
