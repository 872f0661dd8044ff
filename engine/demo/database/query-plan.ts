import type { DatabaseSync } from 'node:sqlite';

/** What SQLite says it will do for a statement, as far as it decides how many rows are visited. */
export type QueryPlan = {
  /** The table read from end to end without an index, if any. */
  scannedTable: string | null;
  /** Whether all matching rows are read and sorted before the first one comes out. */
  sorts: boolean;
};

/** Asks SQLite for the plan of a statement (`EXPLAIN QUERY PLAN`). A scan of an index or a virtual table is no table scan. */
export function explainQuery(database: DatabaseSync, sql: string): QueryPlan {
  const plan: QueryPlan = { scannedTable: null, sorts: false };
  for (const row of database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()) {
    const detail = String(row.detail);
    plan.scannedTable ??= /^SCAN (\w+)$/.exec(detail)?.[1] ?? null;
    if (detail === 'USE TEMP B-TREE FOR ORDER BY') plan.sorts = true;
  }
  return plan;
}
