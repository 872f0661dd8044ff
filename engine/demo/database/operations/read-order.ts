import type { Connection } from '../connection.ts';
import { jsonBody, orderJson } from './order-rows.ts';

/** One whole order as a JSON body, or null when there is none of that id. */
export function readOrder(connection: Connection, input: { id: number }): Uint8Array | null {
  const row = connection.get('SELECT * FROM orders WHERE id = ?', [input.id]);
  return row ? jsonBody(orderJson(row)) : null;
}
