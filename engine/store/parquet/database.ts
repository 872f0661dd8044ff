import type { DuckDBConnection } from '@duckdb/node-api';

export type DuckDb = typeof import('@duckdb/node-api');

/** Nothing is fetched from anywhere, whatever a query asks for. */
const closed = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' };

/** Gives `work` a database in memory and closes it. DuckDB is 70 MB of native code: it is loaded on first use, never with the module. */
export async function withDatabase<Result>(work: (connection: DuckDBConnection, duckdb: DuckDb) => Promise<Result>): Promise<Result> {
  const duckdb = await import('@duckdb/node-api');
  const instance = await duckdb.DuckDBInstance.create(':memory:', closed);
  try {
    const connection = await instance.connect();
    try {
      return await work(connection, duckdb);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** `text` as an SQL string. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
