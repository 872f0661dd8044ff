import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { RunningDemo } from '../../../../engine/demo/index.ts';
import { ask, signIn, startSmallDemo } from '../client.ts';

type Message = Record<string, unknown>;

/** A tracking client that keeps what it hears. */
class Client {
  readonly socket: WebSocket;
  readonly heard: Message[] = [];
  pings = 0;
  closed: number | null = null;
  readonly #waiting: (() => void)[] = [];

  constructor(url: string, options: { autoPong?: boolean } = {}) {
    this.socket = new WebSocket(url, options);
    this.socket.on('message', (data) => this.#note(() => this.heard.push(JSON.parse(String(data)) as Message)));
    this.socket.on('ping', () => this.#note(() => (this.pings += 1)));
    this.socket.on('close', (code) => this.#note(() => (this.closed = code)));
    this.socket.on('error', () => undefined);
  }

  /** Waits until something heard fits. */
  async until(fits: () => boolean): Promise<void> {
    while (!fits()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async next(type: string, count = 1): Promise<Message> {
    const found = () => this.heard.filter((message) => message.type === type);
    await this.until(() => found().length >= count);
    return found()[count - 1] ?? {};
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  #note(event: () => void): void {
    event();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

describe('tracking', () => {
  let demo: RunningDemo;
  const token = async (user: number) => String((await signIn(demo, user)).body.accessToken);
  const connect = async (user = 1, options = {}) => {
    const client = new Client(`${demo.wsUrl}/ws/tracking?token=${await token(user)}`, options);
    await client.next('welcome');
    return client;
  };
  const connections = async () => {
    const { text } = await ask(demo, 'GET', '/metrics');
    return Number(/^websocket_connections (\d+)$/m.exec(text)?.[1]);
  };

  beforeAll(async () => {
    demo = await startSmallDemo({ tracking: { positionMs: 50, pingMs: 100, silenceMs: 300 } });
  });
  afterAll(() => demo.stop());

  it('welcomes, subscribes to orders that exist and sends their positions in turn', async () => {
    const client = await connect();
    client.say({ type: 'subscribe', orders: [3, 4, 999_999] });
    expect(await client.next('subscribed')).toEqual({ type: 'subscribed', orders: [3, 4] });
    const before = Date.now();
    await client.next('position', 4);
    const positions = client.heard.filter((message) => message.type === 'position');
    expect(positions.map((position) => position.order)).toEqual([3, 4, 3, 4]);
    const { lat, lon, sentAt } = positions[3] as { lat: number; lon: number; sentAt: number };
    expect(lat).toBeGreaterThan(35);
    expect(lon).toBeLessThan(30);
    expect(sentAt).toBeGreaterThanOrEqual(before);
    client.socket.close();
  });

  it('answers pings with what they carried, and nonsense with an error', async () => {
    const client = await connect();
    client.say({ type: 'ping', id: 7, sentAt: 123 });
    expect(await client.next('pong')).toEqual({ type: 'pong', id: 7, sentAt: 123 });
    client.say('nonsense');
    expect(await client.next('error')).toMatchObject({ code: 'message-invalid' });
    client.socket.close();
  });

  it('pings, keeps whoever answers and ends whoever is silent', async () => {
    const awake = await connect(2);
    const asleep = await connect(3, { autoPong: false });
    await asleep.until(() => asleep.closed !== null);
    expect(asleep.closed).toBe(1006);
    expect(asleep.pings).toBeGreaterThanOrEqual(2);
    expect(awake.closed).toBeNull();
    awake.socket.close();
    await awake.until(() => awake.closed !== null);
  });

  it('ends with the session', async () => {
    const { body } = await signIn(demo, 4);
    const client = new Client(`${demo.wsUrl}/ws/tracking?token=${body.accessToken}`);
    await client.next('welcome');
    await ask(demo, 'POST', '/auth/logout', { headers: { authorization: `Bearer ${body.accessToken}`, 'x-device-id': 'device-1' } });
    await client.until(() => client.closed !== null);
    expect(client.closed).toBe(4401);
  });

  it('refuses a wrong token, another path and a message that is too long', async () => {
    const status = (url: string) =>
      new Promise((resolve) =>
        new WebSocket(url).on('error', () => undefined).on('unexpected-response', (_, answer) => resolve(answer.statusCode)),
      );
    expect(await status(`${demo.wsUrl}/ws/tracking?token=nonsense`)).toBe(401);
    expect(await status(`${demo.wsUrl}/ws/tracking`)).toBe(401);
    expect(await status(`${demo.wsUrl}/ws/other?token=${await token(5)}`)).toBe(404);
    const client = await connect(6);
    client.say('x'.repeat(9_000));
    await client.until(() => client.closed !== null);
    expect(client.closed).toBe(1009);
  });

  it('counts its connections', async () => {
    // Those of the tests before are closed on their side first.
    await expect.poll(connections).toBe(0);
    const clients = await Promise.all([1, 2, 3].map((user) => connect(user)));
    expect(await connections()).toBe(3);
    for (const client of clients) {
      client.socket.close();
      await client.until(() => client.closed !== null);
    }
    await expect.poll(connections).toBe(0);
  });
});
