import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoAccount } from '../../../../engine/demo/accounts.ts';
import { decodeBase32 } from '../../../../engine/demo/auth/base32.ts';
import { totp } from '../../../../engine/demo/auth/totp.ts';
import type { RunningDemo } from '../../../../engine/demo/index.ts';
import { ask, csrfHeaders, login, signIn, startSmallDemo, userHeaders } from '../client.ts';

describe('signing in', () => {
  let demo: RunningDemo;
  const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];

  beforeAll(async () => {
    demo = await startSmallDemo();
  });
  afterAll(() => demo.stop());

  it('takes password, one-time code and device to a session', async () => {
    const { status, body, headers } = await signIn(demo, 1);
    expect(status).toBe(200);
    expect(body).toMatchObject({ expiresIn: 3600, user: { email: 'user1@demo.headroom.test' } });
    expect(headers.get('set-cookie')).toMatch(/^session=.+HttpOnly; SameSite=Strict/);
    const bearer = { authorization: `Bearer ${body.accessToken}`, 'x-device-id': 'device-1' };
    const session = await ask(demo, 'GET', '/auth/session', { headers: bearer });
    expect(session.body).toEqual({ user: body.user, rights: ['read', 'write'], deviceId: 'device-1' });
    const cookie = { cookie: (headers.get('set-cookie') ?? '').split(';')[0] ?? '', 'x-device-id': 'device-1' };
    expect((await ask(demo, 'GET', '/auth/session', { headers: cookie })).body.user).toEqual(body.user);
  });

  it('works again after the first log-in has replaced the imported password hash', async () => {
    expect((await signIn(demo, 2)).status).toBe(200);
    expect((await signIn(demo, 2)).status).toBe(200);
  });

  it('asks for a CSRF token that fits its cookie', async () => {
    const json = { email: 'user1@demo.headroom.test', password: 'demo-1-password' };
    const { cookie = '', 'x-csrf-token': token = '' } = await csrfHeaders(demo);
    const other = await csrfHeaders(demo);
    for (const headers of [{}, { cookie }, { 'x-csrf-token': token }, { cookie, 'x-csrf-token': other['x-csrf-token'] ?? '' }] as Record<
      string,
      string
    >[]) {
      expect(codeOf(await ask(demo, 'POST', '/auth/login', { headers, json }))).toEqual([403, 'csrf-invalid']);
    }
  });

  it('does not tell an unknown account from a wrong password', async () => {
    const [wrong, unknown] = [
      await login(demo, 'user3@demo.headroom.test', 'nonsense'),
      await login(demo, 'nobody@demo.headroom.test', 'nonsense'),
    ];
    expect(codeOf(wrong)).toEqual([401, 'credentials-wrong']);
    expect(unknown.body).toEqual(wrong.body);
  });

  it('refuses a wrong code, an unknown challenge and a missing device', async () => {
    const account = demoAccount(4);
    const { body } = await login(demo, account.email, account.password);
    const headers = { 'x-device-id': 'device-1' };
    const answer = (json: unknown, sent: Record<string, string> = headers) => ask(demo, 'POST', '/auth/totp', { headers: sent, json });
    expect(codeOf(await answer({ challenge: body.challenge, code: '000000' }))).toEqual([401, 'code-wrong']);
    expect(codeOf(await answer({ challenge: 'unknown', code: '000000' }))).toEqual([401, 'challenge-unknown']);
    expect(codeOf(await answer({ challenge: body.challenge, code: '000000' }, {}))).toEqual([400, 'device-missing']);
    expect(codeOf(await answer({ challenge: body.challenge, code: '12' }))).toEqual([400, 'validation']);
  });

  it('takes a challenge once', async () => {
    const account = demoAccount(8);
    const { body } = await login(demo, account.email, account.password);
    const code = totp(decodeBase32(account.totpSecret), Date.now());
    const answer = () => ask(demo, 'POST', '/auth/totp', { headers: { 'x-device-id': 'd' }, json: { challenge: body.challenge, code } });
    expect((await answer()).status).toBe(200);
    expect(codeOf(await answer())).toEqual([401, 'challenge-unknown']);
  });

  it('binds a session to its device', async () => {
    const headers = await userHeaders(demo, 5);
    const elsewhere: Record<string, string>[] = [{ ...headers, 'x-device-id': 'device-2' }, { authorization: headers.authorization ?? '' }];
    for (const other of elsewhere) {
      expect(codeOf(await ask(demo, 'GET', '/api/orders', { headers: other }))).toEqual([401, 'device-mismatch']);
    }
  });

  it('refreshes once per token, and ends the session when a token comes again', async () => {
    const { body } = await signIn(demo, 6);
    const headers = { 'x-device-id': 'device-1' };
    const refresh = (refreshToken: unknown) => ask(demo, 'POST', '/auth/refresh', { headers, json: { refreshToken } });
    const read = (token: unknown) => ask(demo, 'GET', '/api/orders', { headers: { ...headers, authorization: `Bearer ${token}` } });
    const next = await refresh(body.refreshToken);
    expect(next.status).toBe(200);
    expect(codeOf(await read(body.accessToken))).toEqual([401, 'token-invalid']);
    expect((await read(next.body.accessToken)).status).toBe(200);
    expect(codeOf(await refresh(body.refreshToken))).toEqual([401, 'refresh-reused']);
    expect(codeOf(await read(next.body.accessToken))).toEqual([401, 'token-invalid']);
    expect(codeOf(await refresh('nonsense'))).toEqual([401, 'refresh-unknown']);
  });

  it('ends with the log-out', async () => {
    const headers = await userHeaders(demo, 7);
    expect((await ask(demo, 'POST', '/auth/logout', { headers })).status).toBe(204);
    expect(codeOf(await ask(demo, 'GET', '/auth/session', { headers }))).toEqual([401, 'token-invalid']);
    expect(codeOf(await ask(demo, 'GET', '/auth/session', { headers: { cookie: 'session=ended' } }))).toEqual([401, 'session-unknown']);
  });

  it('lets a guest read and not write', async () => {
    const { body } = await ask(demo, 'GET', '/auth/guest');
    const headers = { authorization: `Bearer ${body.accessToken}` };
    expect((await ask(demo, 'GET', '/api/orders', { headers })).status).toBe(200);
    const json = { carrier: 'HANSA', customer: 'Acme', origin: 'Berlin', destination: 'Paris', weightKg: 1 };
    expect(codeOf(await ask(demo, 'POST', '/api/orders', { headers, json }))).toEqual([403, 'right-missing']);
  });

  it('guards orders and writes, and leaves the rest open', async () => {
    const guarded = [
      ['GET', '/api/orders'],
      ['GET', '/api/orders/search?q=be'],
      ['GET', '/api/orders/1'],
      ['POST', '/api/orders'],
      ['PATCH', '/api/plans/free'],
      ['PATCH', '/api/carriers/HANSA'],
      ['POST', '/auth/logout'],
      ['GET', '/auth/session'],
    ] as const;
    for (const [method, path] of guarded) {
      const json = method === 'GET' ? undefined : {};
      const answer = await ask(demo, method, path, { json });
      expect([path, ...codeOf(answer)]).toEqual([path, 401, 'token-missing']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    for (const path of [
      '/api/health',
      '/api/plans',
      '/api/carriers',
      '/api/pricing?weight=10&distance=10',
      '/api/switches',
      '/openapi.json',
      '/metrics',
      '/dispatch',
    ]) {
      expect([path, (await ask(demo, 'GET', path)).status]).toEqual([path, 200]);
    }
  });
});
