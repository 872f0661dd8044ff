import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetch } from 'undici';
import { afterAll, expect, test } from 'vitest';
import { plainConnection } from '../../../engine/environments/connection.ts';
import { watchSeparation } from '../../../engine/environments/separation.ts';

const connection = plainConnection();
const closers: (() => unknown)[] = [() => connection.close()];
afterAll(() => Promise.all(closers.map((close) => close())));

/** A target that counts what it answers and says which it is. */
const startTarget = async (headers: Record<string, string> = {}) => {
  let answered = 0;
  const server = createServer((request, response) => {
    response.writeHead(200, headers);
    response.end(request.url === '/metrics' ? `http_requests_total{code="200"} ${answered}\n` : 'ok');
    answered++;
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
};
const at = (name: string, port: number) => ({
  url: `http://${name}.localhost:${port}`,
  metricsUrl: `http://${name}.localhost:${port}/metrics`,
  connection,
});
const send = async (url: string, count: number) => {
  for (let sent = 0; sent < count; sent++) await (await fetch(url, { dispatcher: connection })).text();
};
const sent = { base: 80, head: 80 };
const watched = async (
  base: ReturnType<typeof at>,
  head: ReturnType<typeof at>,
  more: { versionHeader?: string; startOrder?: boolean } = {},
) => {
  const watch = watchSeparation({ base, head, versionHeader: null, ...more });
  await watch.before();
  await send(base.url, sent.base);
  await send(head.url, sent.head);
  return await watch.after(sent);
};

test('two targets are shown by their counts', async () => {
  const finding = await watched(at('base', await startTarget()), at('head', await startTarget()));
  expect(finding).toMatchObject({ separation: { shown: true, by: 'request-count', base: { sent: 80 }, head: { sent: 80 } }, why: null });
  expect(finding.separation.base.counted).toBeGreaterThanOrEqual(80);
});

test('one target with two names is found out by its count', async () => {
  const port = await startTarget({ 'x-version': '1.0' });
  expect(await watched(at('base', port), at('head', port), { startOrder: true })).toMatchObject({
    separation: { shown: false, by: null },
    why: 'requests-crossed',
    sameVersion: true,
  });
});

test('one target by one URL is no comparison, however it is spelled', async () => {
  const port = await startTarget();
  const [base, head] = [`http://localhost:${port}`, `http://127.0.0.1:${port}/`].map((url) => ({ url, metricsUrl: null, connection }));
  if (base === undefined || head === undefined) throw new Error('two sides');
  const watch = watchSeparation({ base, head, versionHeader: null });
  await watch.before();
  expect(await watch.after(sent)).toMatchObject({ why: 'same-url', separation: { shown: false } });
});

test('the version header is a usual one or the one that was named, or the fingerprint tells', async () => {
  const silent = { metricsUrl: null };
  const base = { ...at('base', await startTarget({ 'x-app-version': '1.0', 'x-build': 'a' })), ...silent };
  const head = { ...at('head', await startTarget({ 'x-app-version': '1.1', 'x-build': 'a' })), ...silent };
  const judge = async (options: Parameters<typeof watchSeparation>[0]) => {
    const watch = watchSeparation(options);
    await watch.before();
    return (await watch.after(sent)).separation;
  };
  expect(await judge({ base, head, versionHeader: null })).toMatchObject({
    by: 'version',
    base: { version: '1.0' },
    head: { version: '1.1' },
  });
  expect(await judge({ base, head, versionHeader: 'x-build' })).toMatchObject({ by: null, base: { version: 'a' } });
  const [plainBase, plainHead] = [at('base', await startTarget()), at('head', await startTarget())];
  expect(
    await judge({
      base: { ...plainBase, ...silent, fingerprint: { version: '2.0' } },
      head: { ...plainHead, ...silent, fingerprint: { version: 3 } },
      versionHeader: null,
    }),
  ).toMatchObject({ by: 'version', base: { version: '2.0' }, head: { version: '3' } });
});

test('one page for both and a target that is gone are missing evidence, no errors', async () => {
  const [base, head] = [at('base', await startTarget()), at('head', await startTarget())];
  const shared = { ...head, metricsUrl: base.metricsUrl };
  expect((await watched(base, shared)).separation).toMatchObject({ by: null, base: { counted: null } });
  const watch = watchSeparation({ base, head: { ...at('head', 1) }, versionHeader: null, startOrder: true });
  await watch.before();
  expect((await watch.after(sent)).separation).toMatchObject({ by: 'start-order' });
});
