import { forgetIfRefused, type Session, signedIn } from '../lib/auth.ts';
import { endpoint } from '../lib/http.ts';
import { pickListedId } from '../lib/listed.ts';
import type { Random } from '../lib/random.ts';
import { randomFor } from '../lib/streams.ts';
import { think } from '../lib/think.ts';
import { transaction } from '../lib/transaction.ts';

const listOrders = endpoint('GET /api/orders', { holds: '"items":[' });
const filterOrders = endpoint('GET /api/orders filtered', { holds: '"items":[' });
const searchOrders = endpoint('GET /api/orders/search', { holds: '"items":[' });
const openOrder = endpoint('GET /api/orders/:id', { holds: '"reference"' });
const createOrder = endpoint('POST /api/orders', { expect: [201], holds: '"reference"' });
const plans = endpoint('GET /api/plans', { holds: '"monthlyCents"' });
const carriers = endpoint('GET /api/carriers', { holds: '"code"' });
const pricing = endpoint('GET /api/pricing', { holds: '"priceCents"' });

/** How often, of all iterations, a user does what only some do. */
const share = { plans: 0.1, carriers: 0.2, pricing: 0.3, create: 0.08 };
const statuses = ['booked', 'picked_up', 'in_transit', 'customs', 'delayed', 'delivered'];
const cities = [
  'Amsterdam',
  'Barcelona',
  'Berlin',
  'Copenhagen',
  'Gdansk',
  'Hamburg',
  'Lyon',
  'Milan',
  'Prague',
  'Vienna',
  'Warsaw',
  'Zurich',
];

/** A dispatcher's day: look for an order and open it, ask for a price now and then, and sometimes book an order. */
export default function orders(): void {
  const session = signedIn();
  if (!session) return;
  const random = randomFor('orders');
  if (random.chance(share.carriers)) look(carriers);
  if (random.chance(share.plans)) look(plans);
  transaction('find an order', () => findOrder(session, random));
  think();
  if (random.chance(share.pricing)) {
    askPrice(random);
    think();
  }
  if (random.chance(share.create)) {
    transaction('create an order', () => bookOrder(session, random));
    think();
  }
}

function look(at: typeof plans): void {
  at();
  think();
}

function findOrder({ headers }: Session, random: Random): void {
  const list = listOrders({ headers, query: { page: random.whole(1, 3) } });
  forgetIfRefused(list);
  think();
  const query = { status: random.pick(statuses), sort: random.pick(['-createdAt', '-price']) };
  const filtered = filterOrders({ headers, query });
  think();
  const found = searchOrders({ headers, query: { q: random.pick(cities).slice(0, random.whole(3, 6)) } });
  think();
  const id = pickListedId(found.body, random) ?? pickListedId(filtered.body, random) ?? pickListedId(list.body, random);
  if (id !== null) openOrder({ headers, params: { id } });
}

function askPrice(random: Random): void {
  pricing({ query: { weight: random.whole(1, 240) * 100, distance: random.whole(1, 30) * 100 } });
}

function bookOrder({ headers }: Session, random: Random): void {
  const codes = [...carriers().body.matchAll(/"code":"(\w+)"/g)].map(([, code = '']) => code);
  if (codes.length === 0) return;
  think();
  const from = random.whole(0, cities.length - 1);
  const to = (from + random.whole(1, cities.length - 1)) % cities.length;
  const created = createOrder({
    headers,
    body: {
      carrier: random.pick(codes),
      customer: `Load test customer ${random.whole(1, 500)}`,
      origin: cities[from],
      destination: cities[to],
      weightKg: random.whole(50, 20_000),
    },
  });
  if (!created.ok) return;
  think();
  openOrder({ headers, params: { id: JSON.parse(created.body).id } });
}
