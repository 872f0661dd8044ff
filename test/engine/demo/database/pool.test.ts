import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { prepareDatabase } from '../../../../engine/demo/database/file.ts';
import { DatabasePool, PoolExhausted } from '../../../../engine/demo/database/pool.ts';
import { Refusal } from '../../../../engine/demo/database/refusal.ts';

const setup = { indexes: true, projection: true, batching: true, keepConnection: true, slowdown: 0 };
const noHandshake = async () => undefined;
const order = {
  carrier: 'HANSA',
  customer: 'Acme',
  contact: 'a@acme.example',
  origin: 'Berlin',
  destination: 'Paris',
  goods: 'x',
  weightKg: 1,
  instructions: '',
};

describe('DatabasePool', () => {
  let folder: string;
  let path: string;
  let pool: DatabasePool;
  const open = async (keepConnection = true, handshake = noHandshake) => {
    pool = await DatabasePool.open({ ...setup, path, keepConnection }, 2, handshake);
    return pool;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-pool-'));
    path = await prepareDatabase(folder, { seed: 1, orders: 500, users: 5 }, true, () => undefined);
  });
  afterEach(() => pool.close());
  afterAll(() => rm(folder, { recursive: true }));

  it('runs two at a time and lets the others wait', async () => {
    await open();
    const checkouts = Array.from({ length: 6 }, () => pool.run('checkHealth', null));
    await Promise.resolve();
    expect([pool.size, pool.inUse, pool.waiting]).toEqual([2, 2, 4]);
    const done = await Promise.all(checkouts);
    expect(done.every((checkout) => checkout.output.orders === 500)).toBe(true);
    expect(done.slice(2).every((checkout) => checkout.queueMs > 0)).toBe(true);
    expect([pool.inUse, pool.waiting]).toEqual([0, 0]);
  });

  it('writes one after the other, so that writers never meet', async () => {
    await open();
    const made = await Promise.all(Array.from({ length: 20 }, () => pool.run('createOrder', order)));
    expect(made.map((checkout) => checkout.output.id)).toEqual(Array.from({ length: 20 }, (_, index) => 501 + index));
  });

  it('tells a refusal with its code and its cost, and goes on', async () => {
    await open();
    const refused = await pool.run('createOrder', { ...order, carrier: 'NOBODY' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: 'carrier-unknown', work: { queries: 1 } });
    expect((await pool.run('checkHealth', null)).output.orders).toBeGreaterThan(0);
  });

  it('keeps connections, or pays a handshake at every checkout', async () => {
    await open();
    expect((await pool.run('checkHealth', null)).work.handshakes).toBe(0);
    await pool.close();
    let handshakes = 0;
    await open(false, async () => {
      handshakes += 1;
    });
    const checkouts = await Promise.all([1, 2, 3].map(() => pool.run('checkHealth', null)));
    expect(checkouts.map((checkout) => checkout.work.handshakes)).toEqual([1, 1, 1]);
    expect(handshakes).toBe(3);
  });

  it('turns requests away when the queue is full', async () => {
    await open();
    const waiting = Array.from({ length: 2_002 }, () => pool.run('checkHealth', null));
    await Promise.resolve();
    expect(pool.waiting).toBe(2_000);
    await expect(pool.run('checkHealth', null)).rejects.toBeInstanceOf(PoolExhausted);
    await Promise.all(waiting);
  });

  it('rejects what still waits when it closes', async () => {
    await open();
    const waiting = Array.from({ length: 5 }, () => pool.run('checkHealth', null));
    const ends = Promise.allSettled(waiting);
    await Promise.resolve();
    await pool.close();
    const outcomes = (await ends).map((end) => end.status);
    expect(outcomes).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'rejected']);
  });

  it('does not open on a file that is no database', async () => {
    await open();
    const path = join(folder, 'missing', 'none.sqlite');
    await expect(DatabasePool.open({ ...setup, path }, 2, noHandshake)).rejects.toThrow('unable to open database file');
  });
});
