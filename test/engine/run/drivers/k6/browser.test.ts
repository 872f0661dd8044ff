import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pool } from '../../../../../engine/measure/pool.ts';
import { findK6Tools, type K6Tools } from '../../../../../engine/run/drivers/k6/tools.ts';
import { journey, journeyWork, network } from './plans.ts';
import { finish, isAlive, type Shop, startRun } from './runs.ts';

/** An address of this machine that is not loopback: what a browser must not reach when it is not allowed. */
const elsewhere = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

let tools: K6Tools;
let page: Server;
let forbidden: Server;
const asked: string[] = [];

beforeAll(async () => {
  tools = await findK6Tools();
  forbidden = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  }).on('upgrade', (request, socket) => {
    asked.push(`web socket ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => forbidden.listen(0, elsewhere ?? '127.0.0.1', resolve));
  const away = `${elsewhere}:${(forbidden.address() as AddressInfo).port}`;
  page = createServer((request, response) => {
    asked.push(`page ${request.url}`);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      `<title>shop</title><h1>Shop</h1><img src="http://${away}/pixel"><script>new WebSocket('ws://${away}/socket'); fetch('http://${away}/data').catch(() => 0)</script>`,
    );
  });
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
}, 600_000);
afterAll(() => {
  for (const server of [page, forbidden]) {
    server.close();
    server.closeAllConnections();
  }
});

const url = () => `http://127.0.0.1:${(page.address() as AddressInfo).port}`;

test('a browser user measures its page, reaches no host that is not allowed, and is gone afterwards', async (context) => {
  if (tools.browser === null || elsewhere === undefined) return context.skip();
  const work = journeyWork([journey('viewer', { users: 1, pacingS: 1 })], { profile: 'smoke', hold: '3s' });
  const shop: Shop = { url: url(), asked: new Map(), close: async () => undefined };
  const started = await startRun(work, shop, {
    browser: tools.browser,
    network: {
      ...network,
      forbiddenRanges: ['0.0.0.0/2', '64.0.0.0/3', '96.0.0.0/4', '112.0.0.0/5', '120.0.0.0/6', '124.0.0.0/7', '126.0.0.0/8', '128.0.0.0/1'],
    },
  });
  const { measurement, result } = await finish(started, work.load.steps);
  expect(result).toMatchObject({ outcome: 'completed', error: null });
  expect(asked).toContain('page /page');
  expect(asked.filter((what) => !what.startsWith('page'))).toEqual([]);
  expect(pool(measurement, { metric: 'fcp' }).count).toBeGreaterThan(0);
  expect(isAlive(started.run.pids[0] ?? 0)).toBe(false);
  await started.clean();
});

test('without the list of addresses the browser still goes nowhere else', async (context) => {
  if (tools.browser === null || elsewhere === undefined) return context.skip();
  asked.length = 0;
  const work = journeyWork([journey('viewer', { users: 1 })], { profile: 'smoke', hold: '1s' });
  const started = await startRun(work, { url: url(), asked: new Map(), close: async () => undefined }, { browser: tools.browser });
  await finish(started);
  expect(asked).toContain('page /page');
  expect(asked.filter((what) => !what.startsWith('page'))).toEqual([]);
  await started.clean();
});
