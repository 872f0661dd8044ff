import { setTimeout as delay } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { Session } from '../auth/sessions.ts';
import type { OrderRoute } from '../database/operations/routes.ts';
import type { TrackingTimes } from '../options.ts';
import { type ClientMessage, readMessage } from './messages.ts';
import { positionAt } from './position.ts';

/** What the hub needs from the application. */
export type TrackingSources = {
  readRoutes(orders: number[]): Promise<OrderRoute[]>;
  /** Whether a session still stands. */
  stands(session: Session): boolean;
  now: () => number;
};

type Connection = { socket: WebSocket; session: Session; routes: OrderRoute[]; next: number; heardAtMs: number; pingedAtMs: number };

/** Connections take turns in so many groups, so that 2,000 sends are spread over the second. */
const SLOTS = 10;
/** A client that reads slower than this much waiting misses positions instead of filling the server's memory. */
const MOST_WAITING_BYTES = 64 * 1024;
/** A silence is noticed this exactly: within a second of a minute. */
const BEATS_IN_A_SILENCE = 60;
const SESSION_ENDED = 4401;
const GOODBYE_MS = 150;

/** All tracking sockets, moved by two shared tickers: positions; and the heartbeat, with the end of silent ones. */
export class TrackingHub {
  readonly #sources: TrackingSources;
  readonly #times: TrackingTimes;
  readonly #slots = Array.from({ length: SLOTS }, () => new Set<Connection>());
  readonly #tickers: NodeJS.Timeout[];
  #opened = 0;

  constructor(sources: TrackingSources, times: TrackingTimes) {
    this.#sources = sources;
    this.#times = times;
    const { positionMs, silenceMs, heartbeat } = times;
    const position = this.#inTurns(positionMs, (connection, now) => this.#visit(connection, now));
    const beat = heartbeat ? [this.#inTurns(silenceMs / BEATS_IN_A_SILENCE, (connection, now) => this.#beat(connection, now))] : [];
    this.#tickers = [position, ...beat];
  }

  get size(): number {
    return this.#slots.reduce((sum, slot) => sum + slot.size, 0);
  }

  /** Takes over a socket whose session was checked. */
  add(socket: WebSocket, session: Session): void {
    const now = this.#sources.now();
    const connection: Connection = { socket, session, routes: [], next: 0, heardAtMs: now, pingedAtMs: now };
    const slot = this.#slots[this.#opened++ % SLOTS];
    slot?.add(connection);
    socket.on('message', (data) => {
      connection.heardAtMs = this.#sources.now();
      void this.#answer(connection, readMessage(String(data)));
    });
    socket.on('pong', () => {
      connection.heardAtMs = this.#sources.now();
    });
    // An error is always followed by close, which tidies up.
    socket.on('error', () => undefined);
    socket.on('close', () => slot?.delete(connection));
    send(connection, { type: 'welcome' });
  }

  /** Says good-bye to everybody, stops the ticker, and cuts whoever has not left after a moment. */
  async close(): Promise<void> {
    for (const ticker of this.#tickers) clearInterval(ticker);
    const sockets = this.#slots.flatMap((slot) => [...slot].map(({ socket }) => socket));
    if (sockets.length === 0) return;
    for (const socket of sockets) socket.close(1001, 'The demo is stopping.');
    await delay(GOODBYE_MS);
    for (const socket of sockets) socket.terminate();
  }

  async #answer(connection: Connection, message: ClientMessage): Promise<void> {
    if (message.type === 'ping') {
      send(connection, { type: 'pong', id: message.id, sentAt: message.sentAt });
    } else if (message.type === 'invalid') {
      send(connection, { type: 'error', code: 'message-invalid', detail: message.reason });
    } else {
      try {
        connection.routes = await this.#sources.readRoutes(message.orders);
        send(connection, { type: 'subscribed', orders: connection.routes.map((route) => route.order) });
      } catch (error) {
        send(connection, { type: 'error', code: 'database-busy', detail: error instanceof Error ? error.message : String(error) });
      }
    }
  }

  /** Comes to every connection once in a period, to one slot after the other. */
  #inTurns(periodMs: number, act: (connection: Connection, now: number) => void): NodeJS.Timeout {
    let turn = 0;
    return setInterval(() => {
      turn = (turn + 1) % SLOTS;
      const now = this.#sources.now();
      for (const connection of this.#slots[turn] ?? []) act(connection, now);
    }, periodMs / SLOTS);
  }

  #visit(connection: Connection, now: number): void {
    if (this.#sources.stands(connection.session)) sendPosition(connection, now);
    else connection.socket.close(SESSION_ENDED, 'The session has ended.');
  }

  #beat(connection: Connection, now: number): void {
    const { pingMs, silenceMs } = this.#times;
    if (now - connection.heardAtMs > silenceMs) connection.socket.terminate();
    else if (now - connection.pingedAtMs >= pingMs) {
      connection.pingedAtMs = now;
      connection.socket.ping();
    }
  }
}

function sendPosition(connection: Connection, now: number): void {
  const route = connection.routes[connection.next % connection.routes.length];
  if (!route || connection.socket.bufferedAmount > MOST_WAITING_BYTES) return;
  connection.next += 1;
  send(connection, { type: 'position', order: route.order, ...positionAt(route, now), sentAt: now });
}

function send(connection: Connection, message: object): void {
  if (connection.socket.readyState === connection.socket.OPEN) connection.socket.send(JSON.stringify(message));
}
