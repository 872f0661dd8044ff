import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIES, distanceKm } from '../../../../engine/demo/database/cities.ts';
import { ORDER_STATUSES } from '../../../../engine/demo/database/schema.ts';
import { seedDatabase } from '../../../../engine/demo/database/seed/seed-database.ts';

const TABLES = ['carriers', 'plans', 'tariffs', 'accounts', 'orders'] as const;

describe('the seeded database', () => {
  let folder: string;
  const seeded = (name: string, seed: number): string => {
    const path = join(folder, name);
    seedDatabase(path, { seed, orders: 2_000, users: 20 }, () => undefined);
    return path;
  };
  const checksum = (path: string): string => {
    const database = new DatabaseSync(path, { readOnly: true });
    const hash = createHash('sha256');
    for (const table of TABLES) for (const row of database.prepare(`SELECT * FROM ${table}`).iterate()) hash.update(JSON.stringify(row));
    database.close();
    return hash.digest('hex').slice(0, 16);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-seed-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is the same for the same seed, down to the last field, and another for another seed', () => {
    expect(checksum(seeded('first', 1))).toBe('040740a0ed5be9ca');
    expect(checksum(seeded('again', 1))).toBe('040740a0ed5be9ca');
    expect(checksum(seeded('other', 2))).not.toBe('040740a0ed5be9ca');
  });

  it('looks like a year of business', () => {
    const database = new DatabaseSync(seeded('year', 3), { readOnly: true });
    const number = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0]);
    expect(number('SELECT count(*) FROM orders')).toBe(2_000);
    expect(number('SELECT count(DISTINCT status) FROM orders')).toBe(ORDER_STATUSES.length);
    expect(number('SELECT count(DISTINCT carrier) FROM orders')).toBe(12);
    expect(number('SELECT count(*) FROM orders WHERE origin = destination')).toBe(0);
    expect(number("SELECT date(min(created_at), 'unixepoch') = '2025-01-01' FROM orders")).toBe(1);
    expect(number("SELECT strftime('%Y', max(created_at), 'unixepoch') = '2025' FROM orders")).toBe(1);
    expect(number('SELECT count(*) FROM orders a JOIN orders b ON b.id = a.id + 1 WHERE b.created_at < a.created_at')).toBe(0);
    expect(number('SELECT avg(length(search_text)) > 20 FROM orders')).toBe(1);
    database.close();
  });
});

describe('cities', () => {
  it('lie in Europe, a road apart', () => {
    expect(new Set(CITIES.map((city) => city.name)).size).toBe(CITIES.length);
    const city = (name: string) => CITIES.find((one) => one.name === name) ?? { name, country: '', latitude: 0, longitude: 0 };
    // About 1,050 km by road.
    expect(Math.abs(distanceKm(city('Berlin'), city('Paris')) - 1_050)).toBeLessThan(120);
    expect(distanceKm(city('Berlin'), city('Berlin'))).toBe(1);
  });
});
