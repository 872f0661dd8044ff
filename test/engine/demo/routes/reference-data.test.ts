import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningDemo } from '../../../../engine/demo/index.ts';
import { ask, startSmallDemo, userHeaders } from '../client.ts';

type Item = Record<string, number | string>;

describe('plans, carriers and prices', () => {
  let demo: RunningDemo;
  let headers: Record<string, string>;
  const items = async (path: string) => {
    const { body, headers: answered } = await ask(demo, 'GET', path);
    return { items: body.items as Item[], cache: answered.get('x-cache') };
  };

  beforeAll(async () => {
    demo = await startSmallDemo();
    headers = await userHeaders(demo);
  });
  afterAll(() => demo.stop());

  it('quotes every carrier, cheapest first, by full tens', async () => {
    const quotes = await items('/api/pricing?weight=991&distance=395.5');
    const prices = quotes.items.map((quote) => Number(quote.priceCents));
    expect(prices).toHaveLength(12);
    expect(prices).toEqual([...prices].sort((left, right) => left - right));
    expect(await items('/api/pricing?weight=1000&distance=400')).toEqual({ items: quotes.items, cache: 'hit' });
    expect((await ask(demo, 'GET', '/api/pricing?weight=0&distance=1')).status).toBe(400);
  });

  it('shows a changed plan at once: the write drops it by key', async () => {
    const before = await items('/api/plans');
    expect(before.items.map((plan) => plan.code)).toEqual(['free', 'starter', 'team', 'business', 'enterprise']);
    expect(before.items.reduce((sum, plan) => sum + Number(plan.subscribers), 0)).toBe(20);
    expect((await items('/api/plans')).cache).toBe('hit');
    expect((await ask(demo, 'PATCH', '/api/plans/team', { headers, json: { monthlyCents: 11_900 } })).status).toBe(204);
    const after = await items('/api/plans');
    expect(after.cache).toBe('miss');
    expect(after.items.find((plan) => plan.code === 'team')?.monthlyCents).toBe(11_900);
  });

  it('shows a changed surcharge in carriers and in all prices: the write drops them by key and by pattern', async () => {
    const price = async () => (await items('/api/pricing?weight=500&distance=700')).items.find((quote) => quote.carrier === 'HANSA');
    const [before] = [await price(), await items('/api/carriers')];
    expect((await ask(demo, 'PATCH', '/api/carriers/HANSA', { headers, json: { surchargePercent: 50 } })).status).toBe(204);
    const carriers = await items('/api/carriers');
    expect(carriers.cache).toBe('miss');
    expect(carriers.items.find((carrier) => carrier.code === 'HANSA')?.surchargePercent).toBe(50);
    expect(Number((await price())?.priceCents)).toBeGreaterThan(Number(before?.priceCents));
    expect((await items('/api/plans')).cache).toBe('hit');
  });

  it('does not change what is not there', async () => {
    const missing = [
      ['/api/plans/none', { monthlyCents: 1 }, 'plan-not-found'],
      ['/api/carriers/NONE', { surchargePercent: 1 }, 'carrier-not-found'],
    ] as const;
    for (const [path, json, code] of missing) {
      const { status, body } = await ask(demo, 'PATCH', path, { headers, json });
      expect([status, body.code]).toEqual([404, code]);
    }
  });
});
