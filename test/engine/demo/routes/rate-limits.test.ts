import { afterEach, describe, expect, it } from 'vitest';
import type { DemoOptions, RunningDemo } from '../../../../engine/demo/index.ts';
import { ask, login, signIn, startSmallDemo, userHeaders } from '../client.ts';

const EMAIL = 'user1@demo.headroom.test';

describe('rate limits', () => {
  let demo: RunningDemo;
  const start = async (options: Partial<DemoOptions>) => {
    demo = await startSmallDemo(options);
  };
  afterEach(() => demo.stop());

  it('stop an account after five failed log-ins, and say when to come back', async () => {
    await start({});
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) statuses.push((await login(demo, EMAIL, 'wrong')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401]);
    const blocked = await login(demo, EMAIL.toUpperCase(), 'wrong');
    expect([blocked.status, blocked.body.code]).toEqual([429, 'rate-limited']);
    const wait = Number(blocked.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(890);
    expect(wait).toBeLessThanOrEqual(900);
    expect(blocked.headers.get('ratelimit-limit')).toBe('5');
    expect(blocked.headers.get('ratelimit-remaining')).toBe('0');
    expect((await login(demo, EMAIL, 'demo-1-password')).status).toBe(429);
    expect((await signIn(demo, 2)).status).toBe(200);
  });

  it('do not count log-ins that succeed, and end with the wait they name', async () => {
    await start({ rateLimits: { login: { limit: 1, windowSeconds: 1 } } });
    for (let attempt = 0; attempt < 3; attempt += 1) expect((await signIn(demo, 1)).status).toBe(200);
    expect((await login(demo, EMAIL, 'wrong')).status).toBe(401);
    const blocked = await login(demo, EMAIL, 'wrong');
    expect([blocked.status, blocked.headers.get('retry-after')]).toEqual([429, '1']);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await signIn(demo, 1)).status).toBe(200);
  });

  it('count requests per address and per user when asked to, health and metrics left out', async () => {
    await start({ rateLimits: { api: { limit: 11, windowSeconds: 900 }, user: { limit: 2, windowSeconds: 60 } } });
    const [one, two] = [await userHeaders(demo, 1), await userHeaders(demo, 2)];
    const statuses: number[] = [];
    for (const headers of [one, one, one, two]) statuses.push((await ask(demo, 'GET', '/api/orders', { headers })).status);
    expect(statuses).toEqual([200, 200, 429, 200]);
    // Six requests to sign two users in and four lists came before.
    const last = await ask(demo, 'GET', '/api/plans');
    expect([last.status, last.headers.get('ratelimit-remaining')]).toEqual([200, '0']);
    expect((await ask(demo, 'GET', '/api/plans')).status).toBe(429);
    expect((await ask(demo, 'GET', '/api/health')).status).toBe(200);
  });
});
