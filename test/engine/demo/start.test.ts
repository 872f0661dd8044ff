import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ask, startSmallDemo, userHeaders } from './client.ts';

describe('starting and stopping the demo', () => {
  it('begins every run from the same rows and leaves only the seeded file', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'headroom-start-'));
    for (let run = 0; run < 2; run += 1) {
      const demo = await startSmallDemo({ dataFolder, orders: 300 });
      const headers = await userHeaders(demo);
      const json = { carrier: 'HANSA', customer: 'Acme', origin: 'Berlin', destination: 'Paris', weightKg: 1 };
      expect((await ask(demo, 'POST', '/api/orders', { headers, json })).body.id).toBe(301);
      await demo.stop();
      await demo.stop();
      expect(await readdir(dataFolder)).toEqual(['seeded-v2-20250101-300-20.sqlite']);
    }
    await rm(dataFolder, { recursive: true });
  });

  it('stops within a second while people are connected and queries run', async () => {
    const demo = await startSmallDemo({ switches: { indexes: false } });
    const headers = await userHeaders(demo);
    const sockets = Array.from({ length: 20 }, () => new WebSocket(`${demo.wsUrl}/ws/tracking?token=${headers.authorization?.slice(7)}`));
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('message', resolve))));
    const farewells = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    const requests = Array.from({ length: 50 }, () => ask(demo, 'GET', '/api/orders/search?q=be', { headers }).catch(() => null));
    const startedAt = performance.now();
    await demo.stop();
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(await Promise.all(farewells)).toEqual(sockets.map(() => 1001));
    await Promise.all(requests);
    await expect(fetch(demo.url)).rejects.toThrow();
  });

  it('says when the port is taken, and leaves nothing behind', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'headroom-start-'));
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };
    const start = startSmallDemo({ dataFolder, orders: 300, port });
    await expect(start).rejects.toMatchObject({ code: 'PORT_IN_USE', message: `Port ${port} on 127.0.0.1 is in use.` });
    expect((await readdir(dataFolder)).filter((name) => name.startsWith('live-'))).toEqual([]);
    blocker.close();
    await rm(dataFolder, { recursive: true });
  });

  it('says when the data folder cannot be used', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'headroom-start-'));
    await writeFile(join(folder, 'file'), '');
    await expect(startSmallDemo({ dataFolder: join(folder, 'file') })).rejects.toMatchObject({ code: 'TARGET_START_FAILED' });
    await rm(folder, { recursive: true });
  });

  it('answers a broken address and a broken body with a problem', async () => {
    const demo = await startSmallDemo({ orders: 300 });
    const headers = await userHeaders(demo);
    const url = await ask(demo, 'GET', '/api/orders/%zz', { headers });
    expect([url.status, url.body.status]).toEqual([400, 400]);
    const sent = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{' };
    const body = await fetch(`${demo.url}/api/orders`, sent);
    expect([body.status, ((await body.json()) as { code: string }).code]).toEqual([400, 'invalid-json-body']);
    const type = await fetch(`${demo.url}/api/orders`, { ...sent, headers: { ...headers, 'content-type': 'text/csv' } });
    expect([type.status, ((await type.json()) as { code: string }).code]).toEqual([415, 'invalid-media-type']);
    await demo.stop();
  });
});
