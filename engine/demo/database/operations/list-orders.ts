import type { SQLInputValue } from 'node:sqlite';
import type { Connection } from '../connection.ts';
import { type ListStyle, orderList } from './order-list.ts';
import { jsonBody } from './order-rows.ts';

/** How a list may be ordered; the minus means newest or dearest first. */
export const ORDER_SORTS = ['-createdAt', 'createdAt', '-price', 'price'] as const;

export type OrderSort = (typeof ORDER_SORTS)[number];

export type ListOrdersInput = {
  status: string | null;
  carrier: string | null;
  /** Created at or after, and before, in Unix seconds. */
  fromSeconds: number | null;
  toSeconds: number | null;
  sort: OrderSort;
  page: number;
  limit: number;
};

/** The list of orders as a JSON body `{items, page, limit, total}`: one query for the page, one for the total. */
export function createListOrders(style: ListStyle) {
  const { columns, items } = orderList(style);
  return (connection: Connection, input: ListOrdersInput): Uint8Array => {
    const { where, values } = filterOf(input);
    const total = where === '' ? countAll(connection) : connection.count(`SELECT count(*) AS total FROM orders${where}`, values);
    const direction = input.sort.startsWith('-') ? 'DESC' : 'ASC';
    const column = input.sort.endsWith('price') ? 'price_cents' : 'created_at';
    const offset = (input.page - 1) * input.limit;
    const rows = connection.all(
      `SELECT ${columns} FROM orders${where} ORDER BY ${column} ${direction}, id ${direction} LIMIT ? OFFSET ?`,
      [...values, input.limit, offset],
      (found, plan) => (plan.sorts ? total : Math.min(offset, total) + found.length),
    );
    return jsonBody({ items: items(connection, rows), page: input.page, limit: input.limit, total });
  };
}

function filterOf(input: ListOrdersInput): { where: string; values: SQLInputValue[] } {
  const conditions: [string, SQLInputValue | null][] = [
    ['status = ?', input.status],
    ['carrier = ?', input.carrier],
    ['created_at >= ?', input.fromSeconds],
    ['created_at < ?', input.toSeconds],
  ];
  const given = conditions.filter((condition): condition is [string, SQLInputValue] => condition[1] !== null);
  const where = given.length === 0 ? '' : ` WHERE ${given.map(([text]) => text).join(' AND ')}`;
  return { where, values: given.map(([, value]) => value) };
}

// Orders are never deleted, so the highest id is their number.
function countAll(connection: Connection): number {
  return Number(connection.get('SELECT max(id) AS total FROM orders')?.total ?? 0);
}
