import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { explainQuery, type QueryPlan } from './query-plan.ts';
import { noWork } from './work.ts';

export type Row = Record<string, unknown>;

/** How many rows a statement visited that did not scan its table; by default those it returned. */
export type Visited = (rows: Row[], plan: QueryPlan) => number;

const busyTimeoutMs = 2000;
const returnedRows: Visited = (rows) => rows.length;

/** One database connection with its prepared statements, counting the work it does. */
export class Connection {
  work = noWork();
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #plans: Map<string, QueryPlan>;

  /** `plans` may be shared by the connections of one worker: a plan outlives a connection. */
  constructor(path: string, plans: Map<string, QueryPlan>) {
    // From the first statement on: a connection that opens while the last other one closes finds the file locked for a moment.
    this.#database = new DatabaseSync(path, { timeout: busyTimeoutMs });
    this.#plans = plans;
    // The file is a copy that is thrown away at the end: losing its last writes in a crash costs nothing.
    this.#database.exec('PRAGMA synchronous=OFF; PRAGMA mmap_size=1073741824;');
    this.work.handshakes = 1;
  }

  /** Hands out the counted work and starts counting anew. */
  takeWork(): typeof this.work {
    const work = this.work;
    this.work = noWork();
    return work;
  }

  all(sql: string, values: SQLInputValue[] = [], visited: Visited = returnedRows): Row[] {
    const rows = this.#statement(sql).all(...values);
    this.#count(sql, rows, visited);
    return rows;
  }

  get(sql: string, values: SQLInputValue[] = []): Row | undefined {
    return this.all(sql, values)[0];
  }

  /** A `SELECT count(*) AS total`: it visits what it counts. */
  count(sql: string, values: SQLInputValue[] = []): number {
    return Number(this.all(sql, values, (rows) => Number(rows[0]?.total))[0]?.total);
  }

  /** A statement that changes rows; answers how many. */
  run(sql: string, values: SQLInputValue[] = []): number {
    const changes = Number(this.#statement(sql).run(...values).changes);
    this.work.queries += 1;
    this.work.rows += changes;
    return changes;
  }

  /** Runs `action` in one write transaction, undone when it throws. */
  transaction<Result>(action: () => Result): Result {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = action();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#database.close();
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #count(sql: string, rows: Row[], visited: Visited): void {
    let plan = this.#plans.get(sql);
    if (!plan) {
      plan = explainQuery(this.#database, sql);
      this.#plans.set(sql, plan);
    }
    this.work.queries += 1;
    const highest = plan.scannedTable === null ? null : this.#highestId(plan.scannedTable);
    this.work.rows += highest ?? visited(rows, plan);
  }

  // Orders and accounts are never deleted, so the highest id is their number; the other tables are read and returned whole.
  #highestId(table: string): number | null {
    if (table !== 'orders' && table !== 'accounts') return null;
    return Number(this.#statement(`SELECT max(id) AS highest FROM ${table}`).get()?.highest ?? 0);
  }
}
