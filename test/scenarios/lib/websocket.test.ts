import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { failedChecks } from '../journeys.ts';
import { iterationsEach, type K6Run, runK6 } from '../k6.ts';

/** What the server saw of one line. */
interface Line {
  readonly headers: IncomingHttpHeaders;
  readonly atMs: number;
  readonly heard: { type: string }[];
  pongs: number;
  closeCode: number;
}

async function run(
  options: string,
  onLine: (socket: WebSocket, line: Line, number: number) => void,
): Promise<{ run: K6Run; lines: Line[] }> {
  const lines: Line[] = [];
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (socket, { headers }) => {
    const line: Line = { headers, atMs: performance.now(), heard: [], pongs: 0, closeCode: 0 };
    lines.push(line);
    socket.on('message', (data) => line.heard.push(JSON.parse(String(data))));
    socket.on('pong', () => {
      line.pongs += 1;
    });
    socket.on('close', (code) => {
      line.closeCode = code;
    });
    onLine(socket, line, lines.length);
  });
  const { port } = server.address() as AddressInfo;
  const done = await runK6({
    env: { HEADROOM_HEADERS: '{"x-tenant":"blue"}' },
    source: `
      import { createRandom } from 'scenarios/lib/random.ts';
      import { openChannel } from 'scenarios/lib/websocket.ts';
      ${iterationsEach(1, 1)}
      export default function () {
        openChannel({
          name: 'WS /feed', url: 'ws://127.0.0.1:${port}/feed?token=secret', random: createRandom('1'),
          onOpen: (channel) => channel.send({ type: 'hello' }),
          onMessage: (message) => console.log('GOT ' + message.type),
          onEnd: (channel) => channel.expect('ends well', true),
          ${options}
        });
      }`,
  });
  server.close();
  return { run: done, lines };
}

const answerPings = (socket: WebSocket) =>
  socket.on('message', (data) => {
    const { type, id, sentAt } = JSON.parse(String(data));
    if (type === 'ping') socket.send(JSON.stringify({ type: 'pong', id, sentAt }));
  });

it.concurrent('measures round trip and delivery, answers heartbeats, and closes when its time is over', async () => {
  const { run: done, lines } = await run('lifetimeS: 1.3, pingEveryS: 0.3', (socket) => {
    answerPings(socket);
    socket.ping();
    setTimeout(() => socket.send(JSON.stringify({ type: 'position', sentAt: Date.now() })), 300);
  });
  expect(failedChecks(done)).toEqual([]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ pongs: 1, closeCode: 1000, headers: { 'x-tenant': 'blue' } });
  expect(lines[0]?.heard.map(({ type }) => type)).toEqual(['hello', 'ping', 'ping', 'ping', 'ping']);
  const tags = { name: 'WS /feed' };
  expect(done.values('ws_round_trip', tags)).toHaveLength(4);
  expect(Math.max(...done.values('ws_round_trip'))).toBeLessThan(250);
  expect(done.values('ws_delivery', tags)).toHaveLength(1);
  expect(done.values('ws_delivery')[0]).toBeLessThan(250);
  // Connecting, four pings, and what the journey itself expected.
  expect(done.values('ws_failed', tags)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(done.output).toContain('GOT position');
  // The channel's time runs from the call, k6's session from the end of the handshake.
  const [sessionMs = 0] = done.values('ws_session_duration', tags);
  const [connectingMs = 0] = done.values('ws_connecting', tags);
  expect(sessionMs + connectingMs).toBeGreaterThanOrEqual(1299);
  expect(JSON.stringify(done.observations)).not.toContain('secret');
});

it.concurrent('comes back with a pause after a cut that it made itself, which is no failure', async () => {
  const { run: done, lines } = await run('lifetimeS: 1.5, pingEveryS: 5, cutAfterS: 0.3', () => undefined);
  expect(lines).toHaveLength(2);
  expect(lines.every(({ heard }) => heard[0]?.type === 'hello')).toBe(true);
  expect(done.values('ws_failed')).toEqual([0, 0, 0]);
  expect(done.values('checks', { check: 'WS /feed: connects' })).toEqual([1, 1]);
});

it.concurrent('books a line that breaks, and comes back', async () => {
  const { run: done, lines } = await run('lifetimeS: 1.5, pingEveryS: 5', (socket, _line, number) => {
    if (number === 1) setTimeout(() => socket.terminate(), 200);
  });
  expect(lines).toHaveLength(2);
  expect(failedChecks(done)).toEqual(['WS /feed: stays open']);
  expect(done.values('ws_failed').filter((failed) => failed === 1)).toHaveLength(1);
});

it.concurrent('books pings that are never answered', async () => {
  const { run: done } = await run('lifetimeS: 6.2, pingEveryS: 0.5', () => undefined);
  expect(failedChecks(done)).toEqual(['WS /feed: answers a ping']);
  // Those sent at 0.5 and 1 s are overdue when the one at 6 s goes out.
  expect(done.values('checks', { check: 'WS /feed: answers a ping' })).toEqual([0, 0]);
  expect(done.values('ws_round_trip')).toEqual([]);
});

it.concurrent('gives up after five connections that failed, waiting longer each time', async () => {
  const done = await runK6({
    source: `
      import { openChannel } from 'scenarios/lib/websocket.ts';
      ${iterationsEach(1, 1)}
      // 127.0.0.1:1 refuses every connection.
      export default function () {
        openChannel({ name: 'WS /feed', url: 'ws://127.0.0.1:1/', lifetimeS: 20, pingEveryS: 1, random: { next: () => 0.1 }, onOpen() {}, onMessage() {} });
      }`,
  });
  expect(done.values('ws_failed', { name: 'WS /feed' })).toEqual([1, 1, 1, 1, 1]);
  const attempts = done.observations.filter(({ metric }) => metric === 'ws_failed').map(({ atMs }) => atMs);
  const waits = attempts.slice(1).map((atMs, index) => atMs - (attempts[index] ?? 0));
  for (const [index, leastMs] of [50, 100, 200, 400].entries()) expect(waits[index]).toBeGreaterThanOrEqual(leastMs - 2);
});
