import type { Connection } from '../connection.ts';

/** Proves that the database answers: the number of orders, by its highest id. */
export function checkHealth(connection: Connection, _input: null): { orders: number } {
  return { orders: Number(connection.get('SELECT max(id) AS orders FROM orders')?.orders ?? 0) };
}
