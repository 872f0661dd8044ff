import { expect, it } from 'vitest';
import { backoffMs } from '../../../scenarios/lib/backoff.ts';
import { listedIds, pickListedId } from '../../../scenarios/lib/listed.ts';
import { createRandom } from '../../../scenarios/lib/random.ts';
import { retryAfterS } from '../../../scenarios/lib/retry-after.ts';
import { serverTimingMs } from '../../../scenarios/lib/server-timing.ts';

it.each([
  ['db;dur=3.2, app;dur=5.1, queue;dur=0.4', 'db', 3.2],
  ['db;dur=3.2, app;dur=5.1, queue;dur=0.4', 'queue', 0.4],
  // The examples of W3C Server Timing, section 2.
  ['miss, db;dur=53, app;dur=47.2', 'app', 47.2],
  ['miss, db;dur=53, app;dur=47.2', 'miss', null],
  ['dc;desc="atl", cache;desc="Cache Read";dur="23.2"', 'cache', 23.2],
  ['db;dur=soon', 'db', null],
  ['db;dur=', 'db', null],
  ['', 'db', null],
  [undefined, 'db', null],
])('reads from %j the duration of %s as %s', (header, metric, duration) => {
  expect(serverTimingMs(header, metric)).toBe(duration);
});

const nowMs = Date.parse('Fri, 31 Dec 1999 23:59:49 GMT');

it.each([
  ['120', 120],
  ['0', 0],
  // The date of RFC 9110, section 10.2.3.
  ['Fri, 31 Dec 1999 23:59:59 GMT', 10],
  ['Fri, 31 Dec 1999 23:00:00 GMT', 0],
  ['soon', null],
  [undefined, null],
])('reads Retry-After %j as %s s', (header, seconds) => {
  expect(retryAfterS(header, nowMs)).toBe(seconds);
});

it('waits longer after each attempt, a seeded share of it, up to a limit', () => {
  expect([0, 1, 2, 10].map((attempt) => backoffMs(attempt, 1))).toEqual([500, 1000, 2000, 10_000]);
  expect(backoffMs(1, 0.25)).toBe(250);
});

it('finds the ids of a list without parsing it', () => {
  expect(listedIds('{"items":[{"id":7,"reference":"FO-0000007"},{"id":1204,"x":"\\"id\\":9"}],"page":1}')).toEqual([7, 1204]);
  expect(listedIds('')).toEqual([]);
  expect(listedIds('{"id":"a7","id":null}')).toEqual([]);
});

it('picks any id of a list, about as often as any other', () => {
  const random = createRandom('pick');
  const rows = [11, 22, 33, 44].map((id) => ({ id, reference: `FO-00000${id}` }));
  const json = JSON.stringify({ items: rows, page: 1, limit: 50 });
  const picks = Array.from({ length: 2000 }, () => pickListedId(json, random));
  for (const { id } of rows) expect(picks.filter((pick) => pick === id).length / 2000).toBeGreaterThan(0.12);
  expect(picks.every((pick) => rows.some(({ id }) => id === pick))).toBe(true);
  expect(pickListedId('{"items":[]}', random)).toBeNull();
  expect(pickListedId('', random)).toBeNull();
});
