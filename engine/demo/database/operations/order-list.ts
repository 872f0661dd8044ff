import type { Connection, Row } from '../connection.ts';
import { listItemJson, orderJson } from './order-rows.ts';

/** How a list reads its rows: only the columns it shows, and the names of the carriers along with them. */
export type ListStyle = { projection: boolean; batching: boolean };

/** The columns a list shows. */
const LIST_COLUMNS = 'id, reference, status, carrier, customer, origin, destination, weight_kg, price_cents, created_at';

/** All columns, as a careless list reads them. */
const ALL_COLUMNS = '*';

const CARRIER_NAME = '(SELECT name FROM carriers WHERE code = orders.carrier) AS carrier_name';

/** The columns to select for a list of orders, and how its rows become items; either style of batching gives the same items. */
export function orderList({ projection, batching }: ListStyle) {
  const columns = projection ? LIST_COLUMNS : ALL_COLUMNS;
  const itemJson = projection ? listItemJson : orderJson;
  return {
    columns: batching ? `${columns}, ${CARRIER_NAME}` : columns,
    items: (connection: Connection, rows: readonly Row[]): Record<string, unknown>[] =>
      rows.map((row) => itemJson(batching ? row : withCarrierName(connection, row))),
  };
}

// One query a row, as a list has it whose items load what they lack one by one.
function withCarrierName(connection: Connection, row: Row): Row {
  const carrier = connection.get('SELECT name FROM carriers WHERE code = ?', [String(row.carrier)]);
  row.carrier_name = carrier?.name;
  return row;
}
