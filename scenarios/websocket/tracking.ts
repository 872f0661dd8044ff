import { forgetIfRefused, signedIn } from '../lib/auth.ts';
import { serviceUrl } from '../lib/context.ts';
import { elapsedMs } from '../lib/execution.ts';
import { endpoint } from '../lib/http.ts';
import { listedIds } from '../lib/listed.ts';
import { randomFor } from '../lib/streams.ts';
import { think } from '../lib/think.ts';
import { openChannel } from '../lib/websocket.ts';

const listOrders = endpoint('GET /api/orders', { holds: '"items":[' });

interface TrackingMessage {
  readonly type: 'welcome' | 'subscribed' | 'position' | 'pong' | 'error';
  readonly id?: number;
  readonly sentAt?: number;
  readonly orders?: readonly number[];
}

/** Seconds a look at the map lasts. */
const sessionS = { least: 15, most: 25 };
const pingEveryS = 5;
const leastS = 3;
const ordersFollowed = 3;
/** Part of the sessions in which the line is cut once. */
const cutShare = 0.2;

/** Somebody who watches a few orders on their way: subscribe, receive positions, lose the line now and then and come back. */
export default function tracking(): void {
  const session = signedIn();
  if (!session) return;
  const random = randomFor('tracking');
  const list = listOrders({ headers: session.headers, query: { status: 'in_transit', page: random.whole(1, 3) } });
  forgetIfRefused(list);
  const orders = listedIds(list.body).slice(random.whole(0, 10)).slice(0, ordersFollowed);
  think();
  if (orders.length > 0) follow(session.accessToken, orders);
}

function follow(accessToken: string, orders: readonly number[]): void {
  const random = randomFor('session');
  const lifetimeS = random.between(sessionS.least, sessionS.most);
  const startedMs = elapsedMs();
  let positions = 0;
  openChannel<TrackingMessage>({
    name: 'WS /ws/tracking',
    url: `${serviceUrl('ws').replace(/^http/, 'ws')}/ws/tracking?token=${encodeURIComponent(accessToken)}`,
    lifetimeS,
    pingEveryS,
    ...(random.chance(cutShare) ? { cutAfterS: lifetimeS * random.between(0.3, 0.6) } : {}),
    random,
    onOpen: (channel) => channel.send({ type: 'subscribe', orders }),
    onMessage: (message, channel) => {
      if (message.type === 'position') positions += 1;
      else if (message.type === 'subscribed') channel.expect('subscribes', message.orders?.length === orders.length);
      else if (message.type === 'error') channel.expect('subscribes', false);
    },
    // The end of the run may come before the first position, which is due after a second.
    onEnd: (channel) => elapsedMs() - startedMs > leastS * 1000 && channel.expect('positions arrive', positions > 0),
  });
}
