import type { Connection } from '../connection.ts';
import { Refusal } from '../refusal.ts';
import { jsonBody } from './order-rows.ts';

/** All plans with how many accounts have each, cheapest first. */
export function listPlans(connection: Connection, _input: null): Uint8Array {
  const subscribers = new Map<unknown, unknown>();
  for (const row of connection.all('SELECT plan, count(*) AS subscribers FROM accounts GROUP BY plan')) {
    subscribers.set(row.plan, row.subscribers);
  }
  const rows = connection.all('SELECT * FROM plans ORDER BY monthly_cents, code');
  const items = rows.map((row) => ({
    code: row.code,
    name: row.name,
    monthlyCents: row.monthly_cents,
    ordersIncluded: row.orders_included,
    features: JSON.parse(String(row.features)) as unknown,
    subscribers: subscribers.get(row.code) ?? 0,
  }));
  return jsonBody({ items, page: 1, limit: items.length, total: items.length });
}

/** Changes the price of a plan. Refuses a plan that does not exist. */
export function changePlan(connection: Connection, input: { code: string; monthlyCents: number }): null {
  const changed = connection.run('UPDATE plans SET monthly_cents = ? WHERE code = ?', [input.monthlyCents, input.code]);
  if (changed === 0) throw new Refusal('plan-not-found', `There is no plan "${input.code}".`);
  return null;
}
