import type { Connection } from '../connection.ts';
import { Refusal } from '../refusal.ts';
import { jsonBody } from './order-rows.ts';

/** All carriers with the orders each has on the road, by name. */
export function listCarriers(connection: Connection, _input: null): Uint8Array {
  const onTheRoad = ordersByCarrier(connection, 'in_transit');
  const items = connection.all('SELECT * FROM carriers ORDER BY name, code').map((row) => ({
    code: row.code,
    name: row.name,
    country: row.country,
    colour: row.colour,
    rating: Number(row.rating_tenths) / 10,
    surchargePercent: row.surcharge_percent,
    ordersOnTheRoad: onTheRoad.get(String(row.code)) ?? 0,
  }));
  return jsonBody({ items, page: 1, limit: items.length, total: items.length });
}

/** How many orders of one status each carrier has. */
export function ordersByCarrier(connection: Connection, status: string): Map<string, number> {
  const rows = connection.all('SELECT carrier, count(*) AS orders FROM orders WHERE status = ? GROUP BY carrier', [status], (found) =>
    found.reduce((sum, row) => sum + Number(row.orders), 0),
  );
  return new Map(rows.map((row) => [String(row.carrier), Number(row.orders)]));
}

/** Changes the surcharge of a carrier. Refuses a carrier that does not exist. */
export function changeCarrier(connection: Connection, input: { code: string; surchargePercent: number }): null {
  const changed = connection.run('UPDATE carriers SET surcharge_percent = ? WHERE code = ?', [input.surchargePercent, input.code]);
  if (changed === 0) throw new Refusal('carrier-not-found', `There is no carrier "${input.code}".`);
  return null;
}
