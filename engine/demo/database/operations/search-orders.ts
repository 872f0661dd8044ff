import type { Connection } from '../connection.ts';
import { jsonBody, listColumns, listItemJson, orderJson } from './order-rows.ts';

/** `words` are lower-case letters and digits only (see search-text.ts). */
export type SearchOrdersInput = { words: string[]; page: number; limit: number };

/**
 * Orders in which every word begins some word, newest first. The index and the scan find the same rows;
 * only the number of rows read differs. No total: counting every match is not worth a search's time.
 */
export function createSearchOrders(indexes: boolean, projection: boolean) {
  const columns = listColumns(projection);
  const itemJson = projection ? listItemJson : orderJson;
  return (connection: Connection, input: SearchOrdersInput): Uint8Array => {
    const offset = (input.page - 1) * input.limit;
    // One row more than asked for tells whether another page follows.
    const window = [input.limit + 1, offset];
    const rows = indexes
      ? connection.all(
          `SELECT ${columns} FROM orders WHERE id IN (
             SELECT rowid FROM order_search WHERE order_search MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?
           ) ORDER BY id DESC`,
          [input.words.map((word) => `${word}*`).join(' '), ...window],
          (found) => offset + found.length,
        )
      : connection.all(
          `SELECT ${columns} FROM orders WHERE ${input.words.map(() => 'search_text LIKE ?').join(' AND ')}
           ORDER BY +id DESC LIMIT ? OFFSET ?`,
          [...input.words.map((word) => `% ${word}%`), ...window],
        );
    const items = rows.slice(0, input.limit).map(itemJson);
    return jsonBody({ items, page: input.page, limit: input.limit, more: rows.length > input.limit });
  };
}
