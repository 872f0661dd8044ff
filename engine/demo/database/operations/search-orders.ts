import type { Connection, Row } from '../connection.ts';
import { type ListStyle, orderList } from './order-list.ts';
import { jsonBody } from './order-rows.ts';

/** `words` are lower-case letters and digits only (see search-text.ts). */
export type SearchOrdersInput = { words: string[]; page: number; limit: number };

/**
 * Orders in which every word begins some word, newest first, with the total. The index and the scan find the
 * same rows; only the number of rows read differs.
 */
export function createSearchOrders({ indexes, ...style }: ListStyle & { indexes: boolean }) {
  const { columns, items } = orderList(style);
  const find = indexes ? findByIndex : findByScan;
  return (connection: Connection, input: SearchOrdersInput): Uint8Array => {
    const { rows, total } = find(connection, columns, input);
    return jsonBody({ items: items(connection, rows), page: input.page, limit: input.limit, total });
  };
}

type Found = { rows: Row[]; total: number };

function findByIndex(connection: Connection, columns: string, { words, page, limit }: SearchOrdersInput): Found {
  const match = words.map((word) => `${word}*`).join(' ');
  const total = connection.count('SELECT count(*) AS total FROM order_search WHERE order_search MATCH ?', [match]);
  const offset = (page - 1) * limit;
  const rows = connection.all(
    `SELECT ${columns} FROM orders WHERE id IN (
       SELECT rowid FROM order_search WHERE order_search MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?
     ) ORDER BY id DESC`,
    [match, limit, offset],
    (found) => Math.min(offset, total) + found.length,
  );
  return { rows, total };
}

function findByScan(connection: Connection, columns: string, { words, page, limit }: SearchOrdersInput): Found {
  const where = words.map(() => 'search_text LIKE ?').join(' AND ');
  const values = words.map((word) => `% ${word}%`);
  const total = connection.count(`SELECT count(*) AS total FROM orders WHERE ${where}`, values);
  // The plus keeps SQLite from walking the primary key backwards and stopping early: without an index there is no order to walk.
  const sql = `SELECT ${columns} FROM orders WHERE ${where} ORDER BY +id DESC LIMIT ? OFFSET ?`;
  return { rows: connection.all(sql, [...values, limit, (page - 1) * limit]), total };
}
