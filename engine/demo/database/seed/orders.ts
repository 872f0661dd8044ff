import type { DatabaseSync } from 'node:sqlite';
import { createRandom, mixSeed, type RandomSource } from '../../random.ts';
import { CITIES, distanceKm } from '../cities.ts';
import { isoTime } from '../operations/order-rows.ts';
import { orderReference } from '../order-reference.ts';
import { ORDER_STATUSES } from '../schema.ts';
import { searchText } from '../search-text.ts';
import { CARRIERS } from './carriers.ts';
import { addressIn, contactOf, customerName, goodsOf, instructionsOf, packagingOf } from './order-texts.ts';

const ORDER_STREAM = 1;
const HOUR = 3600;
const YEAR_SECONDS = 365 * 24 * HOUR;
/** The demo's year: 2025-01-01T00:00:00Z. */
const YEAR_STARTS_AT = 1_735_689_600;
/** How many of 100 orders are in each status, in the order of ORDER_STATUSES. */
const STATUS_SHARES = [12, 6, 18, 4, 3, 52, 5] as const;
const ORDERS_A_REPORT = 10_000;

/** Fills the table of orders: `count` orders spread over one year, in the order of their ids. */
export function seedOrders(database: DatabaseSync, seed: number, count: number, onProgress: (done: number) => void): void {
  const random = createRandom(mixSeed(seed, ORDER_STREAM));
  const insert = database.prepare(`INSERT INTO orders VALUES (${Array(26).fill('?').join(', ')})`);
  const spacing = YEAR_SECONDS / count;
  for (let id = 1; id <= count; id += 1) {
    const createdAt = YEAR_STARTS_AT + Math.floor((id - 1) * spacing) + random.below(Math.max(1, Math.floor(spacing)));
    insert.run(...orderValues(id, createdAt, random));
    if (id % ORDERS_A_REPORT === 0) onProgress(id);
  }
}

function orderValues(id: number, createdAt: number, random: RandomSource): (string | number)[] {
  const origin = random.pick(CITIES);
  const away = CITIES[(CITIES.indexOf(origin) + 1 + random.below(CITIES.length - 1)) % CITIES.length];
  const destination = away ?? origin;
  const customer = customerName(random);
  const distance = distanceKm(origin, destination);
  const weight = 50 + random.below(24_000);
  const status = statusOf(random.below(100));
  const reference = orderReference(id);
  return [
    id,
    reference,
    status,
    random.pick(CARRIERS)[0],
    customer,
    contactOf(customer, random),
    origin.name,
    addressIn(origin.name, random),
    origin.latitude,
    origin.longitude,
    destination.name,
    addressIn(destination.name, random),
    destination.latitude,
    destination.longitude,
    goodsOf(random),
    packagingOf(random),
    weight,
    weight * 2 + random.below(weight),
    distance,
    4_000 + distance * (60 + random.below(60)) + weight * 9,
    createdAt,
    createdAt + (12 + random.below(48)) * HOUR,
    createdAt + (72 + random.below(96)) * HOUR,
    instructionsOf(random),
    historyOf(status, createdAt, origin.name, destination.name, random),
    searchText([reference, customer, origin.name, destination.name]),
  ];
}

function statusOf(percent: number): string {
  let sum = 0;
  for (const [index, share] of STATUS_SHARES.entries()) {
    sum += share;
    if (percent < sum) return ORDER_STATUSES[index] ?? 'booked';
  }
  return 'booked';
}

function historyOf(status: string, createdAt: number, origin: string, destination: string, random: RandomSource): string {
  const last = status === 'cancelled' ? 1 : ORDER_STATUSES.indexOf(status as (typeof ORDER_STATUSES)[number]) + 1;
  const passed: string[] = ORDER_STATUSES.slice(0, last);
  if (status === 'cancelled') passed.push('cancelled');
  let at = createdAt;
  const events = passed.map((step, index) => {
    at += random.below(20) * HOUR;
    return { at: isoTime(at), status: step, place: index < 2 ? origin : destination };
  });
  return JSON.stringify(events);
}
