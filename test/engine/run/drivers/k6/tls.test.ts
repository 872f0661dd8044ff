import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pool } from '../../../../../engine/measure/pool.ts';
import type { K6Tls } from '../../../../../engine/run/drivers/k6/plan.ts';
import { findK6Tools, type K6Tools } from '../../../../../engine/run/drivers/k6/tools.ts';
import { fixtures, journey, journeyWork, network } from './plans.ts';
import { finish, type Shop, startRun } from './runs.ts';

const file = (name: string) => path.join(fixtures, 'tls', name);
const tls: K6Tls = {
  ca: file('ca.pem'),
  certificate: file('client.pem'),
  key: file('client.key'),
  keyPassword: null,
  verify: true,
  hosts: ['127.0.0.1'],
};

let tools: K6Tools;
let server: Server;
let pages = 0;
beforeAll(async () => {
  tools = await findK6Tools();
  const settings = { key: readFileSync(file('server.key')), cert: readFileSync(file('server.pem')), ca: readFileSync(file('ca.pem')) };
  server = createServer({ ...settings, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    if (request.url === '/page') pages += 1;
    response.end((request.socket as TLSSocket).getPeerCertificate().subject?.CN ?? 'nobody');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, 600_000);
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

async function visit(change: Partial<K6Tls>, journeyName = 'safe', browser: string | null = null) {
  const shop: Shop = { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: new Map(), close: async () => undefined };
  const work = journeyWork([journey(journeyName, { users: 1, pacingS: 0.2 })], { profile: 'smoke', hold: '1s' });
  const started = await startRun(work, shop, { network: { ...network, tls: { ...tls, ...change } }, browser });
  const running = await readdir(started.folder).then((names) =>
    Promise.all(names.map((name) => readFile(path.join(started.folder, name), 'utf8'))),
  );
  const { measurement, result } = await finish(started);
  await started.clean();
  const checks = pool(measurement, { metric: 'checks' });
  return {
    result,
    running: running.join('\n'),
    known: checks.sum,
    all: checks.count,
    failed: pool(measurement, { metric: 'errorRate' }).sum,
  };
}

describe('a target with certificates of its own', () => {
  test('trusts the authority and shows the client certificate', async () => {
    const { known, all, failed } = await visit({});
    expect(known).toBeGreaterThan(0);
    expect([known, failed]).toEqual([all, 0]);
  });

  test('opens a locked key, which no file of the run holds', async () => {
    const { known, all, running } = await visit({ key: file('client-locked.key'), keyPassword: 'open-sesame' });
    expect(known).toBeGreaterThan(0);
    expect(known).toBe(all);
    expect(running).toContain('HEADROOM_TLS_KEY');
    expect(running).not.toMatch(/PRIVATE KEY|open-sesame/);
  });

  test('names a password that does not open the key', async () => {
    await expect(visit({ key: file('client-locked.key'), keyPassword: 'wrong' })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('client-locked.key'),
    });
  });

  test('without the authority every request fails, unless nothing is verified', async () => {
    const untrusted = await visit({ ca: null });
    expect([untrusted.known, untrusted.failed]).toEqual([0, untrusted.all]);
    const careless = await visit({ ca: null, verify: false });
    expect(careless.known).toBeGreaterThan(0);
  });

  test('a browser trusts the authority too', async (context) => {
    if (tools.browser === null) return context.skip();
    await visit({}, 'viewer', tools.browser);
    expect(pages).toBeGreaterThan(0);
  });
});
