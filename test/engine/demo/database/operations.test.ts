import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Connection } from '../../../../engine/demo/database/connection.ts';
import { prepareDatabase } from '../../../../engine/demo/database/file.ts';
import { createOperations, type Operations } from '../../../../engine/demo/database/operations/index.ts';
import { type ListOrdersInput, ORDER_SORTS } from '../../../../engine/demo/database/operations/list-orders.ts';
import { queryWords } from '../../../../engine/demo/database/search-text.ts';

const ORDERS = 2_000;
const list: ListOrdersInput = { status: null, carrier: null, fromSeconds: null, toSeconds: null, sort: '-createdAt', page: 1, limit: 20 };
const filters = [{}, { status: 'delivered' }, { carrier: 'HANSA' }, { status: 'booked', carrier: 'FJORD' }];
const days = { fromSeconds: Date.parse('2025-03-01') / 1000, toSeconds: Date.parse('2025-05-15') / 1000 };

type Side = { connection: Connection; operations: Operations };

describe('database operations', () => {
  let folder: string;
  let indexed: Side;
  let scanning: Side;
  const side = async (indexes: boolean): Promise<Side> => {
    const path = await prepareDatabase(folder, { seed: 1, orders: ORDERS, users: 5 }, indexes, () => undefined);
    const connection = new Connection(path, new Map());
    connection.takeWork();
    return { connection, operations: createOperations({ indexes, projection: true, batching: true }) };
  };
  const parsed = (body: Uint8Array) => JSON.parse(new TextDecoder().decode(body)) as { items: { id: number }[]; total: number };
  const rowsOf = ({ connection }: Side) => connection.takeWork().rows;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headroom-operations-'));
    [indexed, scanning] = [await side(true), await side(false)];
  });
  afterAll(async () => {
    for (const { connection } of [indexed, scanning]) connection.close();
    await rm(folder, { recursive: true });
  });

  const listOn = ({ operations, connection }: Side, input: Partial<ListOrdersInput>) =>
    parsed(operations.listOrders(connection, { ...list, ...input }));

  it.each(filters.flatMap((filter) => ORDER_SORTS.map((sort) => ({ ...filter, sort }))))(
    'list %j through an index, the same as by scan',
    (input) => {
      const found = listOn(indexed, input);
      const matched = 'status' in input || 'carrier' in input ? found.total : 1;
      expect(rowsOf(indexed)).toBe(matched + found.items.length);
      expect(listOn(scanning, input)).toEqual(found);
      expect(rowsOf(scanning)).toBe(Object.keys(input).length === 1 ? 1 + ORDERS : 2 * ORDERS);
    },
  );

  it('lists a range of days by any order without reading the others', () => {
    for (const filter of filters) {
      for (const sort of ORDER_SORTS) {
        const found = listOn(indexed, { ...filter, ...days, sort });
        expect(found.total).toBeGreaterThan(0);
        expect(rowsOf(indexed)).toBeLessThanOrEqual(2 * found.total);
        expect(listOn(scanning, { ...filter, ...days, sort })).toEqual(found);
        scanning.connection.takeWork();
      }
    }
  });

  it('counts the rows an offset skips, and a page after the last is empty', () => {
    listOn(indexed, { page: 3 });
    expect(rowsOf(indexed)).toBe(1 + 60);
    expect(listOn(indexed, { page: 200 }).items).toEqual([]);
    expect(rowsOf(indexed)).toBe(1 + ORDERS);
  });

  it('finds by index what a scan finds', () => {
    const search = ({ operations, connection }: Side, words: string[], page: number) =>
      parsed(operations.searchOrders(connection, { words, page, limit: 20 }));
    const text = fc.constantFrom(
      'ham',
      'be',
      'NORD',
      'alpha ag',
      'Paris lon',
      'fo 00001',
      'FO-0001234',
      's',
      'zzz',
      'gm mu',
      'é',
      '0000777',
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 4 }), (query, page) => {
        const words = queryWords(query);
        const found = search(indexed, words, page);
        expect(search(scanning, words, page)).toEqual(found);
        const skipped = Math.min((page - 1) * 20, found.total);
        expect(rowsOf(indexed)).toBe(found.total + skipped + found.items.length);
        expect(rowsOf(scanning)).toBe(2 * ORDERS);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the search index in step with a new order', () => {
    const order = {
      carrier: 'HANSA',
      customer: 'Quux AG',
      contact: 'q@quux.example',
      origin: 'Berlin',
      destination: 'Paris',
      goods: 'x',
      weightKg: 1,
      instructions: '',
    };
    for (const one of [indexed, scanning]) {
      const { id } = one.operations.createOrder(one.connection, order);
      const found = parsed(one.operations.searchOrders(one.connection, { words: ['quux'], page: 1, limit: 20 }));
      expect([found.total, found.items[0]?.id]).toEqual([1, id]);
    }
  });
});
