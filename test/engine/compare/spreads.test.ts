import { expect, test } from 'vitest';
import { spreadsOf } from '../../../engine/compare/spreads.ts';
import { spreadsSchema } from '../../../engine/model/api/documents.ts';
import { session } from '../report/synthetic/session.ts';

const base = session();
const slower = session({ seed: 2, medians: { 'GET /api/orders': 120, 'GET /api/plans': 10 } });
const of = (list: ReturnType<typeof spreadsOf>, endpoint: string | null) =>
  list.find((one) => one.metric === 'latency' && one.endpoint === endpoint);

test('both sides stand on one scale, and the slower one stands right', () => {
  const { spreads } = spreadsSchema.parse({ spreads: spreadsOf(base, slower) });
  const orders = of(spreads, 'GET /api/orders');
  expect(orders?.edges).toHaveLength(31);
  expect(orders?.edges.every((edge, index) => index === 0 || edge > (orders.edges[index - 1] ?? 0))).toBe(true);
  expect(orders?.head?.median).toBeGreaterThan(2 * (orders?.base?.median ?? 0));
  for (const side of [orders?.base, orders?.head]) {
    const shown = (side?.counts ?? []).reduce((sum, count) => sum + count, 0);
    expect(shown).toBeLessThanOrEqual(side?.samples ?? 0);
    expect(shown).toBeGreaterThan(0.97 * (side?.samples ?? 0));
  }
});

test('every number is there once, pooled and by endpoint', () => {
  const found = spreadsOf(base, slower);
  expect(of(found, null)).toBeDefined();
  expect(new Set(found.map(({ metric, endpoint }) => JSON.stringify([metric, endpoint]))).size).toBe(found.length);
  expect(found.some(({ metric }) => metric === 'errorRate')).toBe(false);
});

test('what one side never saw has one side', () => {
  const lone = session({ medians: { 'GET /api/new': 40 } });
  const found = of(spreadsOf(base, lone), 'GET /api/new');
  expect(found).toMatchObject({ base: null });
  expect(found?.head?.samples).toBeGreaterThan(0);
});

test('equal sides are equal', () => {
  const orders = of(spreadsOf(base, base), 'GET /api/orders');
  expect(orders?.base).toEqual(orders?.head);
});
