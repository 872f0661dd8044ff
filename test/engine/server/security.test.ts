import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiName, apiPaths } from '../../../engine/model/api/paths.ts';
import type { Server } from '../../../engine/server/index.ts';
import { ask, folderOf, serve } from './workbench.ts';

let server: Server;
const said: string[] = [];
const words = { run: 'x', format: 'json', picture: 'x', campaign: 'x', job: 'x' };
const filled = (place: string) =>
  place.replace(/:(\w+)/g, (_, name: string) => Object.entries(words).find(([one]) => one === name)?.[1] ?? 'x');

beforeAll(async () => {
  server = await serve({ folder: folderOf({ 'secret.txt': 'outside' }), say: (text) => said.push(text) });
});
afterAll(() => server.close());

const routes = (Object.keys(apiPaths) as ApiName[]).map((name) => ({ name, ...apiPaths[name], place: filled(apiPaths[name].path) }));
const places = [
  '/',
  '/?token=',
  '/?token=wrong',
  '/runs/x',
  '/assets/main-Ab12Cd34.js',
  '/icon.svg',
  '/nothing.js',
  '/api',
  '/api/nothing',
  '/%zz',
  '/api/%zz',
];
const everything = [
  ...routes.map(({ method, place }) => ({ method, place })),
  ...places.map((place) => ({ method: 'GET', place })),
  ...['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST'].map((method) => ({ method, place: '/api/project' })),
  { method: 'POST', place: '/' },
];

describe.each(everything)('$method $place', ({ method, place }) => {
  test('without a session: 401', async () => {
    const { status, headers, text } = await ask(server, place, { method, bare: true, headers: { origin: server.url } });
    expect(status).toBe(401);
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    if (method !== 'HEAD') expect(text).toContain(place.startsWith('/api') ? 'SESSION_MISSING' : 'headroom ui');
  });

  test('with a session that is not ours: 401', async () => {
    const wrong = { authorization: `Bearer ${'a'.repeat(43)}`, cookie: `headroom-${server.address.port}=${'b'.repeat(43)}` };
    expect((await ask(server, place, { method, headers: wrong })).status).toBe(401);
  });

  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example'])('as %s: 403', async (host) => {
    expect((await ask(server, place, { method, headers: { host } })).status).toBe(403);
  });

  test('from the page of somebody else: 403', async () => {
    for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:1`, `https://127.0.0.1:${server.address.port}`])
      expect((await ask(server, place, { method, headers: { origin } })).status).toBe(place.includes('?token=') ? 303 : 403);
  });
});

describe.each(routes.filter(({ method }) => method === 'POST'))('$name', ({ place, method }) => {
  test('without an Origin: 403', async () => {
    const headers = { authorization: `Bearer ${server.session}`, host: `127.0.0.1:${server.address.port}` };
    expect((await ask(server, place, { method, bare: true, headers })).status).toBe(403);
  });
});

test('the token lets one browser in, once, and is nowhere afterwards', async () => {
  const once = await serve({ folder: folderOf() });
  const link = `/?token=${once.token}`;
  expect((await ask(once, link, { bare: true, headers: { host: 'evil.example' } })).status).toBe(403);
  const first = await ask(once, link, { bare: true });
  expect(first).toMatchObject({ status: 303, headers: { location: '/', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
  const [cookie = '', ...attributes] = String(first.headers['set-cookie']).split('; ');
  expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
  expect((await ask(once, '/', { bare: true, headers: { cookie: `other=1; ${cookie}` } })).text).toContain('The page');
  const again = await ask(once, link, { bare: true });
  expect(again.status).toBe(401);
  expect(again.headers['set-cookie']).toBeUndefined();
  expect(again.text).toContain('used before');
  expect((await ask(once, link, { bare: true, headers: { cookie } })).status).toBe(303);
  expect(once.token).not.toBe(once.session);
  await once.close();
});

test('it listens on this machine alone', () => {
  expect(server.address.host).toBe('127.0.0.1');
});

test('no file outside of the page is served', async () => {
  const outside = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%00.js',
    `/${path.sep}etc/hosts.txt`,
  ];
  for (const place of outside) expect([400, 404]).toContain((await raw(place)).status);
});

test('hashed files are kept for ever, the page never', async () => {
  expect((await ask(server, '/assets/main-Ab12Cd34.js')).headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  for (const place of ['/', '/runs/2026', '/icon.svg', '/api/project'])
    expect((await ask(server, place)).headers['cache-control']).toBe('no-store');
  expect((await ask(server, '/runs/2026')).text).toContain('The page');
  expect((await ask(server, '/missing.js')).status).toBe(404);
});

test('the policy of the page is the one that was promised', async () => {
  const { headers } = await ask(server, '/');
  expect(headers['content-security-policy']).toBe(
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
  );
  expect(headers).toMatchObject({ 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' });
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

test('a body that is no JSON, of another kind, or wrong is told as such', async () => {
  const post = async (body: string, type: string) =>
    await ask(server, '/api/jobs', { method: 'POST', body, headers: { 'content-type': type } });
  expect((await post('{', 'application/json')).json()).toMatchObject({ code: 'REQUEST_INVALID' });
  expect((await post('{}', 'text/plain')).status).toBe(400);
  expect((await post('a=1', 'application/x-www-form-urlencoded')).status).toBe(400);
  const wrong = await post('{"kind":"run","users":0,"more":1}', 'application/json');
  expect(wrong.status).toBe(400);
  expect(wrong.json().hint).toContain('users');
  expect((await post(JSON.stringify({ kind: 'run', scenario: 'x'.repeat(9_000_000) }), 'application/json')).status).toBe(413);
});

test('neither token nor session was said to anybody', () => {
  expect(said.join('\n')).not.toContain(server.token);
  expect(said.join('\n')).not.toContain(server.session);
});

/** As it stands, where a client would mend the path first. */
async function raw(place: string): Promise<{ readonly status: number; readonly text: string }> {
  const { port } = server.address;
  const text = await new Promise<string>((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(
        `GET ${place} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${server.session}\r\nConnection: close\r\n\r\n`,
      ),
    );
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
  expect(text).not.toContain('outside');
  return { status: Number(text.split(' ')[1]), text };
}
