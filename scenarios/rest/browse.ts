import { elapsedMs } from '../lib/execution.ts';
import { type Answer, endpoint } from '../lib/http.ts';
import { pickListedId } from '../lib/listed.ts';
import { randomFor } from '../lib/streams.ts';
import { think } from '../lib/think.ts';
import { transaction } from '../lib/transaction.ts';

const guest = endpoint('GET /auth/guest', { service: 'auth', holds: 'accessToken' });
const listOrders = endpoint('GET /api/orders', { holds: '"items":[' });
const filterOrders = endpoint('GET /api/orders filtered', { holds: '"items":[' });
const searchOrders = endpoint('GET /api/orders/search', { holds: '"items":[' });
const openOrder = endpoint('GET /api/orders/:id', { holds: '"reference"' });
const pricing = endpoint('GET /api/pricing', { holds: '"priceCents"' });

const pricingShare = 0.3;
const statuses = ['booked', 'picked_up', 'in_transit', 'customs', 'delayed', 'delivered'];
const beginnings = ['ams', 'barc', 'ber', 'cop', 'gda', 'ham', 'lyo', 'mil', 'pra', 'vien', 'war', 'zur'];
/** Part of an access token's life after which a new one is fetched. */
const renewAfter = 0.9;

let token: { readonly headers: Readonly<Record<string, string>>; readonly untilMs: number } | null = null;

/** Somebody at a screen on the wall, without an account: lists, filters and searches orders, opens one, and asks for a price now and then. */
export default function browse(): void {
  const headers = guestHeaders();
  if (!headers) {
    think(1);
    return;
  }
  const random = randomFor('browse');
  const seen: Answer[] = [];
  transaction('look around', () => {
    seen.push(listOrders({ headers, query: { page: random.whole(1, 3) } }));
    think();
    seen.push(filterOrders({ headers, query: { status: random.pick(statuses), sort: random.pick(['-createdAt', '-price']) } }));
    think();
    seen.push(searchOrders({ headers, query: { q: random.pick(beginnings) } }));
    think();
    const id = seen.reduceRight<number | null>((found, { body }) => found ?? pickListedId(body, random), null);
    if (id !== null) seen.push(openOrder({ headers, params: { id } }));
  });
  if (seen.some(({ status }) => status === 401)) token = null;
  think();
  if (random.chance(pricingShare)) {
    pricing({ query: { weight: random.whole(1, 240) * 100, distance: random.whole(1, 30) * 100 } });
    think();
  }
}

/** Headers of this user's guest session, which is fetched once and again before it ends; null when there is none to be had. */
function guestHeaders(): Readonly<Record<string, string>> | null {
  if (token && elapsedMs() < token.untilMs) return token.headers;
  const answer = guest();
  if (!answer.ok) return null;
  const { accessToken, expiresIn } = JSON.parse(answer.body);
  token = { headers: { authorization: `Bearer ${accessToken}` }, untilMs: elapsedMs() + expiresIn * 1000 * renewAfter };
  return token.headers;
}
