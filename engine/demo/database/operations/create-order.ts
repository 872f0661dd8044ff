import { CITIES, distanceKm } from '../cities.ts';
import type { Connection } from '../connection.ts';
import { orderReference } from '../order-reference.ts';
import { Refusal } from '../refusal.ts';
import { searchText } from '../search-text.ts';
import { isoTime } from './order-rows.ts';

export type CreateOrderInput = {
  carrier: string;
  customer: string;
  contact: string;
  origin: string;
  destination: string;
  goods: string;
  weightKg: number;
  instructions: string;
};

export type CreatedOrder = { id: number; reference: string; status: 'booked'; priceCents: number; createdAt: string };

const SECONDS_BETWEEN_ORDERS = 60;
const HOUR = 3600;
const CENTS_A_KM = 95;

/**
 * Books an order and keeps the search index in step. The calendar of the demo moves on one minute with
 * every order instead of following the clock, so that the same requests always make the same rows.
 */
export function createOrder(indexes: boolean) {
  return (connection: Connection, input: CreateOrderInput): CreatedOrder => {
    const origin = cityOf(input.origin);
    const destination = cityOf(input.destination);
    if (origin === destination) throw new Refusal('route-empty', 'Origin and destination are the same city.');
    if (!connection.get('SELECT code FROM carriers WHERE code = ?', [input.carrier])) {
      throw new Refusal('carrier-unknown', `There is no carrier "${input.carrier}".`);
    }
    const distance = distanceKm(origin, destination);
    const priceCents = 4_000 + distance * CENTS_A_KM + input.weightKg * 9;
    return connection.transaction(() => {
      const last = connection.get('SELECT id, created_at FROM orders WHERE id = (SELECT max(id) FROM orders)');
      const id = Number(last?.id ?? 0) + 1;
      const createdAt = Number(last?.created_at ?? 0) + SECONDS_BETWEEN_ORDERS;
      const reference = orderReference(id);
      const text = searchText([reference, input.customer, origin.name, destination.name]);
      const history = JSON.stringify([{ at: isoTime(createdAt), status: 'booked', place: origin.name }]);
      connection.run(`INSERT INTO orders VALUES (${Array(26).fill('?').join(', ')})`, [
        id,
        reference,
        'booked',
        input.carrier,
        input.customer,
        input.contact,
        origin.name,
        `${origin.name}, ${origin.country}`,
        origin.latitude,
        origin.longitude,
        destination.name,
        `${destination.name}, ${destination.country}`,
        destination.latitude,
        destination.longitude,
        input.goods,
        'pallet',
        input.weightKg,
        input.weightKg * 3,
        distance,
        priceCents,
        createdAt,
        createdAt + 24 * HOUR,
        createdAt + 96 * HOUR,
        input.instructions,
        history,
        text,
      ]);
      if (indexes) connection.run('INSERT INTO order_search (rowid, search_text) VALUES (?, ?)', [id, text]);
      return { id, reference, status: 'booked' as const, priceCents, createdAt: isoTime(createdAt) };
    });
  };
}

function cityOf(name: string): (typeof CITIES)[number] {
  const city = CITIES.find((one) => one.name === name);
  if (!city) throw new Refusal('city-unknown', `"${name}" is not served.`);
  return city;
}
