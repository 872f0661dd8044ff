import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createEventHub, type EventHub } from '../../../engine/server/events/hub.ts';
import { createRing } from '../../../engine/server/events/ring.ts';
import type { Server } from '../../../engine/server/index.ts';
import { listen } from './reader.ts';

const stored = { event: 'stored', data: { what: 'runs' } } as const;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A hub behind real HTTP; what a reader needs to know of it is where it is. */
async function hubServer(hub: EventHub) {
  const responses: ServerResponse[] = [];
  const http = createServer((request, response) => {
    responses.push(response);
    hub.join(response, (request.headers['last-event-id'] as string | undefined) ?? null);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  closing.push(() => {
    hub.close();
    http.closeAllConnections();
    http.close();
  });
  const server = { url: `http://127.0.0.1:${port}`, session: 'x', address: { host: '127.0.0.1', port } } as Server;
  return { server, responses, port };
}

test('a reader who was cut off goes on where it was', async () => {
  const hub = createEventHub({ epoch: 'e' });
  const { server } = await hubServer(hub);
  hub.send(stored);
  const reader = await listen(server);
  await expect.poll(reader.lastId).toBe('e-1');
  await reader.close();
  for (let count = 0; count < 3; count++) hub.send(stored);
  const again = await listen(server, reader.lastId());
  await again.until(({ id }) => id === 'e-4');
  expect(again.heard.map(({ id, event }) => `${id} ${event}`)).toEqual(['e-2 stored', 'e-3 stored', 'e-4 stored']);
  hub.send(stored);
  await again.until(({ id }) => id === 'e-5');
  await again.close();
});

test.each(['e-9', 'other-1', 'f-1', 'nonsense', 'e-', 'e--1', ''])(
  'who heard %j last is told that everything must be asked for again',
  async (last) => {
    const hub = createEventHub({ epoch: 'e' });
    const { server } = await hubServer(hub);
    hub.send(stored);
    hub.send(stored);
    const reader = await listen(server, last);
    const reset = await reader.until(({ event }) => event === 'reset');
    expect(reset.id).toBe('e-2');
    await reader.close();
  },
);

test('2,000 events are kept, and of long ones so many as fit', () => {
  const ring = createRing('e');
  for (let count = 0; count < 2500; count++) ring.add(stored);
  expect(ring.after('e-500')).toHaveLength(2000);
  expect(ring.after('e-499')).toEqual(['id: e-2500\nevent: reset\ndata: {}\n\n']);
  expect(ring.after('e-2500')).toEqual([]);
  expect(ring.after(null)).toEqual([]);
  const long = { event: 'job', data: { title: 'x'.repeat(1_000_000) } } as never;
  for (let count = 0; count < 100; count++) ring.add(long);
  expect(ring.after('e-2584').length).toBeLessThanOrEqual(16);
  expect(ring.after('e-2583')[0]).toContain('event: reset');
});

test('a silent stream is kept open by a comment', async () => {
  const hub = createEventHub({ epoch: 'e', heartbeatMs: 20 });
  const { port } = await hubServer(hub);
  const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  closing.push(() => socket.destroy());
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  await expect.poll(() => text.match(/\n:\n\n/g)?.length ?? 0).toBeGreaterThan(2);
});

test('a reader who does not read is cut off, and the others go on', async () => {
  const hub = createEventHub({ epoch: 'e' });
  const { server, port, responses } = await hubServer(hub);
  const slow = connect(port, '127.0.0.1', () => slow.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  slow.on('error', () => undefined);
  slow.pause();
  closing.push(() => slow.destroy());
  await expect.poll(hub.readers).toBe(1);
  const quick = await listen(server);
  const long = { event: 'job', data: { title: 'x'.repeat(200_000) } } as never;
  for (let count = 0; count < 100 && hub.readers() === 2; count++) {
    hub.send(long);
    await sleep(5);
  }
  expect(hub.readers()).toBe(1);
  expect(responses[0]?.destroyed).toBe(true);
  hub.send(stored);
  await quick.until(({ event }) => event === 'stored');
  await quick.close();
});

test('the oldest of too many readers makes room', async () => {
  const hub = createEventHub({ epoch: 'e' });
  const { server } = await hubServer(hub);
  const first = await listen(server);
  const others = await Promise.all(Array.from({ length: 64 }, () => listen(server)));
  await first.done;
  expect(hub.readers()).toBe(64);
  for (const other of others) await other.close();
});
