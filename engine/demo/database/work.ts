/**
 * What the database did for one checkout. `rows` are the rows it had to visit, by SQLite's own query plan:
 * a full scan visits its whole table, a search through an index visits what it returns, skips or counts.
 * Exact and repeatable: the same statements on the same data give the same numbers.
 */
export type Work = { queries: number; rows: number; handshakes: number; databaseMs: number };

export function noWork(): Work {
  return { queries: 0, rows: 0, handshakes: 0, databaseMs: 0 };
}
