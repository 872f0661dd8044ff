import { createServer, request } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { connect, createServer as createTcpServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { type Gate, openGate } from '../../../../../engine/run/drivers/k6/gate.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

async function listening<Listener extends Server>(server: Listener): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(server);
  return (server.address() as AddressInfo).port;
}

/** An echo server, and a proxy that tunnels everything to it. */
async function openProxy(): Promise<string> {
  const echo = await listening(createTcpServer((socket) => socket.pipe(socket)));
  const proxy = createServer().on('connect', (_, client: Duplex) => {
    const server = connect(echo, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
    server.on('error', () => client.destroy());
    client.on('error', () => server.destroy());
    client.pipe(server).pipe(client);
  });
  return `http://127.0.0.1:${await listening(proxy)}`;
}

/** What a tunnel to a host answers: its status, and what comes back of what is sent. */
function tunnelled(gate: Gate, target: string, text: string): Promise<{ status: number; back: string }> {
  const { hostname, port } = new URL(gate.url);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, method: 'CONNECT', path: target });
    asking.on('connect', ({ statusCode = 0 }, socket) => {
      if (statusCode !== 200) return resolve({ status: statusCode, back: '' });
      socket.once('data', (data) => {
        socket.destroy();
        resolve({ status: statusCode, back: String(data) });
      });
      socket.write(text);
    });
    asking.on('error', reject);
    asking.end();
  });
}

test('lets allowed names through a tunnel and refuses all others', async () => {
  const refused: string[] = [];
  const gate = await openGate({
    proxy: await openProxy(),
    allowedNames: ['api.test', '*.shop.test', '10.0.0.7'],
    onRefused: (host) => refused.push(host),
  });
  opened.push(gate);
  for (const target of ['api.test:443', 'API.test:443', 'eu.shop.test:8443', '10.0.0.7:443'])
    expect(await tunnelled(gate, target, 'hello'), target).toEqual({ status: 200, back: 'hello' });
  for (const target of ['evil.test:443', 'shop.test:443', 'xapi.test:443', 'evilshop.test:443', '10.0.0.8:443'])
    expect((await tunnelled(gate, target, 'hello')).status, target).toBe(403);
  expect(refused).toEqual(['evil.test', 'shop.test', 'xapi.test', 'evilshop.test', '10.0.0.8']);
});

test('a proxy that is not there is a bad gateway', async () => {
  const gate = await openGate({ proxy: 'http://127.0.0.1:1', allowedNames: ['api.test'], onRefused: () => undefined });
  opened.push(gate);
  expect((await tunnelled(gate, 'api.test:443', 'hello')).status).toBe(502);
  expect((await fetchThrough(gate, 'http://api.test/')).status).toBe(502);
  expect((await fetchThrough(gate, '/not-absolute')).status).toBe(403);
});

function fetchThrough(gate: Gate, path: string): Promise<{ status: number }> {
  const { hostname, port } = new URL(gate.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0 });
    })
      .on('error', reject)
      .end();
  });
}
