import { check } from 'k6';
import { clearInterval, clearTimeout, setInterval, setTimeout } from 'k6/timers';
import { type MessageEvent, WebSocket } from 'k6/websockets';
import { backoffMs } from './backoff.ts';
import { scenarioIsOver } from './execution.ts';
import { environmentHeaders } from './headers.ts';
import { webSocketDelivery, webSocketFailed, webSocketRoundTrip } from './metrics.ts';
import type { Random } from './random.ts';
import { createRoundTrips } from './round-trips.ts';

/** The sender's clock tells whole milliseconds: finer digits of a delivery are noise. */
const tenthOfMs = (ms: number) => Math.round(ms * 10) / 10;

export interface ChannelOptions<Message> {
  /** Endpoint in results, such as `WS /ws/tracking`. */
  readonly name: string;
  readonly url: string;
  /** The channel closes itself then, or as soon as the scenario is over. */
  readonly lifetimeS: number;
  readonly pingEveryS: number;
  /** Cut the line once after so long, as networks do, and come back. */
  readonly cutAfterS?: number;
  /** Spreads the pauses before coming back. */
  readonly random: Random;
  /** After each connect, the ones after a cut too. */
  onOpen(channel: Channel): void;
  onMessage(message: Message, channel: Channel): void;
  /** Once, just before the channel closes for good. */
  onEnd?(channel: Channel): void;
}

export interface Channel {
  /** Sends a message as JSON; not while the line is down. */
  send(message: object): void;
  /** Books whether something the user relies on came true: as a check of that name, and in `ws_failed`. */
  expect(what: string, came: boolean): void;
}

/** What every message may have; `sentAt` is unix ms on the sender's clock. */
interface Envelope {
  readonly type: string;
  readonly id?: number;
  readonly sentAt?: number;
}

const mostAttempts = 5;

/**
 * Opens a channel of JSON messages and keeps it for its lifetime: measures the round trip of `{type: 'ping', id}` to `{type: 'pong', id}` and
 * the delivery of messages with `sentAt`, books failures, and comes back with a growing pause when the line breaks. WebSocket pings of
 * the server are answered by k6 itself. Everything runs on events, so the iteration lasts until the channel has ended.
 */
export function openChannel<Message extends Envelope>(options: ChannelOptions<Message>): void {
  if (scenarioIsOver()) return;
  const tags = { name: options.name };
  const roundTrips = createRoundTrips();
  let socket: WebSocket;
  let line: 'down' | 'open' | 'closing' = 'down';
  let ended = false;
  let attempts = 0;

  const channel: Channel = {
    send: (message) => {
      if (line === 'open') socket.send(JSON.stringify(message));
    },
    expect: (what, came) => {
      webSocketFailed.add(!came, tags);
      check(came, { [`${options.name}: ${what}`]: (fact) => fact });
    },
  };

  const connect = () => {
    socket = new WebSocket(options.url, null, { tags, headers: environmentHeaders });
    socket.onopen = opened;
    socket.onmessage = received;
    socket.onclose = closed;
  };
  const opened = () => {
    line = 'open';
    attempts = 0;
    channel.expect('connects', true);
    if (ended) hangUp();
    else options.onOpen(channel);
  };
  const received = (event?: MessageEvent) => {
    if (typeof event?.data !== 'string') return;
    const message: Message = JSON.parse(event.data);
    if (message.type === 'pong' && message.id !== undefined) bookAnswer(roundTrips.end(message.id));
    else if (message.sentAt !== undefined) webSocketDelivery.add(tenthOfMs(Math.max(0, event.timestamp - message.sentAt)), tags);
    options.onMessage(message, channel);
  };
  const bookAnswer = (tookMs: number | null) => {
    if (tookMs === null) return;
    webSocketRoundTrip.add(tookMs, tags);
    channel.expect('answers a ping', true);
  };
  const ping = () => {
    for (let overdue = roundTrips.takeOverdue(); overdue > 0; overdue -= 1) channel.expect('answers a ping', false);
    if (line === 'open') channel.send({ type: 'ping', id: roundTrips.begin(), sentAt: Date.now() });
  };
  const hangUp = () => {
    if (line !== 'open') return;
    line = 'closing';
    socket.close();
  };
  const closed = () => {
    if (line === 'down') channel.expect('connects', false);
    if (line === 'open') channel.expect('stays open', false);
    line = 'down';
    roundTrips.clear();
    if (ended) return;
    attempts += 1;
    if (attempts >= mostAttempts) end();
    else timeouts.push(setTimeout(connect, backoffMs(attempts - 1, options.random.next())));
  };
  const end = () => {
    if (ended) return;
    ended = true;
    for (const timeout of timeouts) clearTimeout(timeout);
    for (const interval of intervals) clearInterval(interval);
    options.onEnd?.(channel);
    hangUp();
  };

  const timeouts = [setTimeout(end, options.lifetimeS * 1000)];
  if (options.cutAfterS !== undefined) timeouts.push(setTimeout(hangUp, options.cutAfterS * 1000));
  const intervals = [setInterval(ping, options.pingEveryS * 1000), setInterval(() => scenarioIsOver() && end(), 1000)];
  connect();
}
