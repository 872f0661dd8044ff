import { expect, test } from 'vitest';
import { answerPage } from '../../../desktop/shell/page-requests.ts';
import { apiPaths } from '../../../engine/model/api/paths.ts';
import { engineUrl, fakeEngine, openApp, token } from './fake-electron.ts';

const ask = (address: string, init: RequestInit = {}) => new Request(address, init);
const front = () => {
  const engine = fakeEngine();
  return { engine, page: answerPage({ engine: async () => ({ url: engineUrl, token }), fetch: engine.fetch }) };
};

test('the application answers the page through the engine', async () => {
  const { log, engine } = await openApp();
  expect(log.scheme).toBe('app');
  const { status } = await log.page(ask('app://headroom/api/runs?limit=5'));
  expect(status).toBe(200);
  expect(engine.asked.at(-1)).toMatchObject({ method: 'GET', path: '/api/runs?limit=5' });
});

test('the token is added, with the origin of the engine, and nothing that the page invents', async () => {
  const { engine, page } = front();
  const headers = {
    authorization: 'Bearer stolen',
    cookie: 'a=b',
    'last-event-id': 'e-7',
    accept: 'text/html',
    'x-evil': '1',
    host: 'evil',
  };
  await page(ask('app://headroom/api/runs', { headers }));
  expect(Object.fromEntries(engine.asked[0]?.headers ?? [])).toEqual({
    accept: 'text/html',
    'last-event-id': 'e-7',
    authorization: `Bearer ${token}`,
    origin: engineUrl,
  });
});

test('the page never sees the token: not in a header, not by a redirect, not by asking for it', async () => {
  const { engine, page } = front();
  engine.state.answer = () =>
    new Response('x', {
      headers: {
        'set-cookie': `headroom=${token}`,
        authorization: token,
        etag: `"${token}"`,
        'x-session': token,
        'content-type': 'text/plain',
      },
    });
  const answer = await page(ask('app://headroom/api/runs'));
  expect(JSON.stringify([...answer.headers])).not.toContain(token);
  engine.state.answer = () => new Response('x', { headers: { 'set-cookie': 'other=1', 'x-more': 'y', server: 'z' } });
  const plain = await page(ask('app://headroom/api/runs'));
  expect(['set-cookie', 'x-more', 'server'].filter((name) => plain.headers.has(name))).toEqual([]);
  engine.state.answer = () => new Response(null, { status: 302, headers: { location: `/?token=${token}` } });
  const moved = await page(ask('app://headroom/'));
  expect([moved.status, moved.headers.get('location'), await moved.text()]).toEqual([503, null, expect.not.stringContaining(token)]);
});

test.each([
  ['app://other/', 403],
  ['app://headroom:8080/', 403],
  ['app://headroom.evil/', 403],
  ['https://headroom/', 403],
  ['app://headroom/?token=x', 403],
  ['app://headroom/api/secrets', 404],
  ['app://headroom/api/', 404],
  ['app://headroom/api/runs/x/y/z/w', 404],
  ['app://headroom/a%2fb', 404],
  ['app://headroom/..%5c..%5cetc', 404],
  ['app://headroom//example.com/', 404],
])('%s is refused with %i before the engine hears of it', async (address, status) => {
  const { engine, page } = front();
  expect((await page(ask(address))).status).toBe(status);
  expect(engine.asked).toEqual([]);
});

test('a method that is not the one of the route is refused, and so is a page of another origin', async () => {
  const { engine, page } = front();
  expect((await page(ask('app://headroom/api/runs', { method: 'DELETE' }))).status).toBe(405);
  expect((await page(ask('app://headroom/api/runs', { method: 'POST', body: '{}' }))).status).toBe(405);
  expect((await page(ask('app://headroom/', { method: 'POST', body: '{}' }))).status).toBe(405);
  expect((await page(ask('app://headroom/api/jobs', { method: 'POST', body: '{}', headers: { origin: 'https://evil' } }))).status).toBe(
    403,
  );
  expect(engine.asked).toEqual([]);
});

test('every route of the contract passes', async () => {
  const { page } = front();
  for (const { method, path } of Object.values(apiPaths)) {
    const address = `app://headroom${path.replace(/:\w+/g, 'a-1')}`;
    expect([path, (await page(ask(address, method === 'POST' ? { method, body: '{}' } : {}))).status]).toEqual([path, 200]);
  }
});

test('every answer carries the policy, refusals too', async () => {
  const { page } = front();
  for (const address of ['app://headroom/', 'app://other/', 'app://headroom/api/none']) {
    const { headers } = await page(ask(address));
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('events arrive as they are sent, not when the stream ends', async () => {
  const { engine, page } = front();
  const answer = await page(ask('app://headroom/api/events'));
  const reader = answer.body?.getReader();
  engine.tell({ id: 'j', state: 'running' });
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('event: job');
  await reader?.cancel();
});

test('an engine that is gone is told as such', async () => {
  const none = answerPage({ engine: async () => null, fetch });
  expect([(await none(ask('app://headroom/api/runs'))).status, (await (await none(ask('app://headroom/api/runs'))).json()).code]).toEqual([
    503,
    'ENGINE_GONE',
  ]);
  const refusing = answerPage({ engine: async () => ({ url: engineUrl, token }), fetch: async () => Promise.reject(new Error('refused')) });
  expect((await refusing(ask('app://headroom/api/runs'))).status).toBe(503);
});
