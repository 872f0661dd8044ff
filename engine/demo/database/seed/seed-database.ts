import { DatabaseSync } from 'node:sqlite';
import { ORDER_INDEXES, SEARCH_INDEX, TABLES } from '../schema.ts';
import { seedOrders } from './orders.ts';
import { seedAccounts, seedReferenceData } from './reference-data.ts';

/** What a seeded database is made from; the same plan always gives the same rows. */
export type SeedPlan = { seed: number; orders: number; users: number };

/** Writes a whole seeded database, indexes included, to a file that does not exist yet. */
export function seedDatabase(path: string, plan: SeedPlan, onProgress: (text: string) => void): void {
  const database = new DatabaseSync(path);
  try {
    // A half-written file is thrown away, so nothing has to survive a crash here.
    database.exec('PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;');
    database.exec(TABLES);
    database.exec('BEGIN');
    seedReferenceData(database, plan.seed);
    seedAccounts(database, plan.seed, plan.users);
    seedOrders(database, plan.seed, plan.orders, (done) => onProgress(`${done} of ${plan.orders} orders written`));
    database.exec('COMMIT');
    onProgress('building indexes');
    for (const [name, columns] of Object.entries(ORDER_INDEXES)) database.exec(`CREATE INDEX ${name} ON ${columns}`);
    database.exec(SEARCH_INDEX);
    database.exec('INSERT INTO order_search (rowid, search_text) SELECT id, search_text FROM orders ORDER BY id');
    database.exec("INSERT INTO order_search (order_search) VALUES ('optimize'); ANALYZE; PRAGMA journal_mode=WAL;");
  } finally {
    database.close();
  }
}
