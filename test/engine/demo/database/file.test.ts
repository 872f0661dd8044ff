import { copyFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDatabase, removeDatabase } from '../../../../engine/demo/database/file.ts';

const plan = { seed: 1, orders: 300, users: 5 };

describe('the database file of a start', () => {
  let folder: string;
  const prepare = (indexes = true, onProgress: (text: string) => void = () => undefined) =>
    prepareDatabase(folder, plan, indexes, onProgress);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-file-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is seeded once, told while it is, and copied from then on', async () => {
    const told: string[] = [];
    const first = await prepare(true, (text) => told.push(text));
    expect(told).toContain('building indexes');
    const seeded = (await readdir(folder)).filter((name) => name.startsWith('seeded-'));
    expect(seeded).toHaveLength(1);
    const writtenAt = (await stat(join(folder, seeded[0] ?? ''))).mtimeMs;

    const database = new DatabaseSync(first);
    database.exec('DELETE FROM orders');
    database.close();
    const second = await prepare();
    const copy = new DatabaseSync(second);
    expect(copy.prepare('SELECT count(*) AS orders FROM orders').get()).toEqual({ orders: 300 });
    copy.close();
    expect((await stat(join(folder, seeded[0] ?? ''))).mtimeMs).toBe(writtenAt);
    await Promise.all([first, second].map(removeDatabase));
    expect(await readdir(folder)).toEqual(seeded);
  });

  it('has no index on orders with the switch off', async () => {
    const path = await prepare(false);
    const database = new DatabaseSync(path);
    const names = "SELECT name FROM sqlite_master WHERE name LIKE 'orders_%' OR name LIKE 'order_search%'";
    expect(database.prepare(names).all()).toEqual([]);
    database.close();
    await removeDatabase(path);
  });

  it('clears away what a killed server left, and leaves a running one alone', async () => {
    const mine = await prepare();
    // The highest process number Linux gives out is 2^22, so this one never runs.
    const abandoned = join(folder, 'live-99999999-1.sqlite');
    await copyFile(mine, abandoned);
    await copyFile(mine, `${abandoned}-wal`);
    const next = await prepare();
    const live = (await readdir(folder)).filter((name) => name.startsWith('live-'));
    expect(live.map((name) => join(folder, name)).sort()).toEqual([mine, next].sort());
    await Promise.all([mine, next].map(removeDatabase));
  });

  it('survives two starts at once that both have to seed', async () => {
    const other = { ...plan, seed: 2 };
    const paths = await Promise.all([1, 2].map(() => prepareDatabase(folder, other, true, () => undefined)));
    expect(new Set(paths).size).toBe(2);
    await Promise.all(paths.map(removeDatabase));
  });
});
