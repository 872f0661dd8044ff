import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowedHosts } from '../../../engine/environments/allowed-hosts.ts';
import { connectionOf, plainConnection } from '../../../engine/environments/connection.ts';
import { answers } from '../../../engine/environments/health.ts';
import { addressesOf, isLoopback, loopbackHosts, loopbackNames } from '../../../engine/environments/loopback.ts';
import { environmentSchema } from '../../../engine/model/environment.ts';
import { resolveChromium } from '../../../engine/setup/chromium.mjs';
import { resolveK6 } from '../../../engine/setup/k6.mjs';

/** One side listens on one loopback address alone, the other on the other; each sets a cookie and tells those it was sent. */
const serve = async (address: string) => {
  const server = createServer((request, response) => {
    response.setHeader('set-cookie', `side=${request.headers.host?.split('.')[0]}`);
    response.end(`<p>${request.headers.host?.split('.')[0]} got ${request.headers.cookie ?? 'nothing'}</p>`);
  }).listen(0, address);
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, port: (server.address() as AddressInfo).port };
};
let sides: Awaited<ReturnType<typeof serve>>[] = [];
let base = '';
let head = '';
beforeAll(async () => {
  sides = [await serve('127.0.0.1'), await serve('::1')];
  base = `http://base.localhost:${sides[0]?.port}`;
  head = `http://head.localhost:${sides[1]?.port}`;
});
afterAll(() => {
  for (const { server } of sides) server.close();
});

test.each(['localhost', 'base.localhost', 'A.B.LOCALHOST', 'localhost.', '127.0.0.1', '127.9.8.7', '[::1]'])(
  '%s is this machine',
  (host) => {
    expect(isLoopback(host)).toBe(true);
  },
);

test.each(['localhost.example.test', 'mylocalhost', '128.0.0.1', '[::2]'])('%s is not', (host) => {
  expect(isLoopback(host)).toBe(false);
});

test('Headroom itself reaches names below localhost on either address, without asking a resolver', async () => {
  for (const connection of [plainConnection(), connectionOf(environmentSchema.parse({}))]) {
    expect([await answers(base, connection), await answers(head, connection)]).toEqual([{ status: 200 }, { status: 200 }]);
    await connection.close();
  }
  expect(await addressesOf('any.name.localhost')).toEqual(['127.0.0.1', '::1']);
  expect(await addressesOf('[::1]')).toEqual(['::1']);
});

test('k6 is told where each name answers, and nothing of names it can look up', async () => {
  expect(loopbackNames([base, `${head}/api`, head.replace('http', 'ws'), 'http://localhost:1', 'http://example.test'])).toEqual([
    'base.localhost',
    'head.localhost',
  ]);
  expect(await loopbackHosts([base, head, 'http://127.0.0.1:1'])).toEqual({ 'base.localhost': '127.0.0.1', 'head.localhost': '::1' });
  expect(await loopbackHosts(['http://down.localhost:1'])).toEqual({ 'down.localhost': '127.0.0.1' });
});

test('k6 loads both sides by name within its list of addresses, and their cookies stay apart', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-loopback-'));
  const { forbiddenRanges } = await allowedHosts(environmentSchema.parse({}), { base, head });
  const script = path.join(folder, 'script.js');
  const hosts = JSON.stringify(await loopbackHosts([base, head]));
  writeFileSync(
    script,
    `import http from 'k6/http'; export const options = { iterations: 1, hosts: ${hosts} };
     export default () => { for (const url of ['${base}', '${head}', '${base}', '${head}']) console.log(http.get(url).body); };`,
  );
  const { path: k6 } = await resolveK6();
  const blacklist = forbiddenRanges.flatMap((range) => ['--blacklist-ip', range]);
  const args = ['run', '--quiet', '--no-usage-report', '--log-output=stdout', '--log-format=raw', ...blacklist, script];
  const { stdout: said } = await promisify(execFile)(k6, args, { timeout: 20_000 });
  expect(said.match(/<p>.*<\/p>/g)).toEqual(
    ['base got nothing', 'head got nothing', 'base got side=base', 'head got side=head'].map((text) => `<p>${text}</p>`),
  );
  rmSync(folder, { recursive: true });
});

const browser = resolveChromium();
test.skipIf(browser === null)('Chromium knows these names by itself', async () => {
  const launched = await chromium.launch({ executablePath: browser?.path ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await launched.newPage();
    for (const [url, said] of [
      [base, 'base got nothing'],
      [head, 'head got nothing'],
      [base, 'base got side=base'],
    ] as const) {
      await page.goto(url);
      expect(await page.textContent('p')).toBe(said);
    }
  } finally {
    await launched.close();
  }
});
