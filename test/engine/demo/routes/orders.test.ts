import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningDemo } from '../../../../engine/demo/index.ts';
import { ask, startSmallDemo, userHeaders } from '../client.ts';

type Order = { id: number; status: string; carrier: string; priceCents: number; createdAt: string };
const freight = { carrier: 'HANSA', customer: 'Zwölf Äpfel AG', origin: 'Berlin', destination: 'Paris', weightKg: 500 };

describe('orders over HTTP', () => {
  let demo: RunningDemo;
  let headers: Record<string, string>;

  beforeAll(async () => {
    demo = await startSmallDemo();
    headers = await userHeaders(demo);
  });
  afterAll(() => demo.stop());

  const list = async (query: string) => {
    const { status, body } = await ask(demo, 'GET', `/api/orders${query}`, { headers });
    expect(status).toBe(200);
    return body as { items: Order[]; page: number; limit: number; total: number };
  };

  it('lists 50 orders, newest first, with the total', async () => {
    const { items, page, limit, total } = await list('');
    expect([items.length, page, limit, total]).toEqual([50, 1, 50, 2_000]);
    expect(items[0]?.id).toBe(2_000);
    expect(Object.keys(items[0] ?? {})).toHaveLength(11);
  });

  it('filters by status, carrier and days', async () => {
    const { items, total } = await list('?status=delivered&carrier=HANSA&from=2025-03-01&to=2025-06-01&limit=100');
    expect(total).toBe(items.length);
    expect(items.length).toBeGreaterThan(5);
    for (const order of items) {
      expect(order).toMatchObject({ status: 'delivered', carrier: 'HANSA' });
      expect(order.createdAt >= '2025-03-01' && order.createdAt < '2025-06-01').toBe(true);
    }
  });

  it('pages without gaps or doubles, in every order', async () => {
    for (const sort of ['-createdAt', 'createdAt', '-price', 'price']) {
      const whole = await list(`?sort=${sort}&limit=60`);
      const halves = [await list(`?sort=${sort}&limit=30`), await list(`?sort=${sort}&limit=30&page=2`)];
      expect(halves.flatMap((half) => half.items)).toEqual(whole.items);
      const field = sort.endsWith('price') ? 'priceCents' : 'createdAt';
      const values = whole.items.map((order) => order[field]);
      const sorted = [...values].sort((left, right) => (left < right ? -1 : 1));
      expect(values).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
    }
  });

  it('reads one order with its history, and says when there is none', async () => {
    const found = await ask(demo, 'GET', '/api/orders/7', { headers });
    expect(found.body).toMatchObject({ id: 7, reference: 'FO-0000007' });
    expect(found.body.history).toBeInstanceOf(Array);
    const missing = await ask(demo, 'GET', '/api/orders/9999999', { headers });
    expect([missing.status, missing.body.code]).toEqual([404, 'order-not-found']);
  });

  it('books an order, reads it back, lists and finds it', async () => {
    const created = await ask(demo, 'POST', '/api/orders', { headers, json: freight });
    expect(created.status).toBe(201);
    const { id, reference } = created.body;
    expect(created.headers.get('location')).toBe(`/api/orders/${id}`);
    const read = await ask(demo, 'GET', `/api/orders/${id}`, { headers });
    expect(read.body).toMatchObject({ reference, status: 'booked', customer: 'Zwölf Äpfel AG', weightKg: 500 });
    expect((await list('?limit=1')).items[0]?.id).toBe(id);
    const search = await ask(demo, 'GET', '/api/orders/search?q=zwolf%20apf', { headers });
    expect((search.body.items as Order[]).map((order) => order.id)).toEqual([id]);
  });

  it('tells what is wrong with a request', async () => {
    const wrong: [string, string, unknown, number, string][] = [
      ['POST', '/api/orders', { ...freight, weightKg: 'heavy' }, 400, 'validation'],
      ['POST', '/api/orders', { ...freight, colour: 'red' }, 400, 'validation'],
      ['POST', '/api/orders', { ...freight, carrier: 'NOBODY' }, 422, 'carrier-unknown'],
      ['POST', '/api/orders', { ...freight, origin: 'Atlantis' }, 422, 'city-unknown'],
      ['POST', '/api/orders', { ...freight, origin: 'Paris' }, 422, 'route-empty'],
      ['GET', '/api/orders?status=lost', undefined, 400, 'validation'],
      ['GET', '/api/orders?from=2025-13-01', undefined, 400, 'validation'],
      ['GET', '/api/orders?limit=101', undefined, 400, 'validation'],
      ['GET', '/api/orders/search', undefined, 400, 'validation'],
      ['GET', '/api/orders/search?q=%2F%2F', undefined, 400, 'search-empty'],
      ['GET', '/api/orders/abc', undefined, 400, 'validation'],
      ['GET', '/api/nothing', undefined, 404, 'not-found'],
    ];
    for (const [method, path, json, status, code] of wrong) {
      const answer = await ask(demo, method, path, { headers, json });
      expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });
});
