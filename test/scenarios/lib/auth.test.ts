import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { iterationsEach, type K6Run, runK6 } from '../k6.ts';
import { type PlannedAnswer, type SeenRequest, startRecordingServer } from '../recording-server.ts';

const account = { email: 'a@example.test', password: 'right', totpSecret: 'GEZDGNBVGY3TQOJQ' };

/** Runs three iterations, 1.2 s apart, of a user whose tokens live two seconds. */
async function run(
  answer: (request: SeenRequest, count: number) => PlannedAnswer | null,
): Promise<{ run: K6Run; seen: readonly SeenRequest[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-auth-'));
  const file = join(folder, 'accounts.json');
  await writeFile(file, JSON.stringify([account]));
  const tokens = (count: number) => JSON.stringify({ accessToken: `access${count}`, refreshToken: `refresh${count}`, expiresIn: 2 });
  const server = await startRecordingServer((request) => {
    const count = server.seen.length;
    const bodies: Record<string, string> = { '/auth/csrf': '{"csrfToken":"token"}', '/auth/login': '{"challenge":"challenge"}' };
    return answer(request, count) ?? { body: bodies[request.path] ?? tokens(count), headers: { 'set-cookie': 'csrf=nonce; Path=/' } };
  });
  try {
    const done = await runK6({
      context: {
        services: { auth: server.url },
        data: { accounts: { file, pick: 'perUser', whenEmpty: 'stopRun' } },
        journeys: { main: { thinkTime: { minS: 0, maxS: 0 }, pacingS: null } },
      },
      source: `
        import { sleep } from 'k6';
        import { signedIn } from 'scenarios/lib/auth.ts';
        ${iterationsEach(1, 3)}
        export default function () {
          console.log('SESSION ' + (signedIn()?.headers.authorization ?? 'none'));
          sleep(1.2);
        }`,
    });
    return { run: done, seen: server.seen };
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

const sessions = ({ output }: K6Run) => [...output.matchAll(/SESSION ([\w ]+)/g)].map(([, session]) => session);
const paths = (seen: readonly SeenRequest[]) => seen.map(({ path }) => path.replace('/auth/', ''));

it.concurrent('keeps a session over iterations and renews it before it expires, from the same device', async () => {
  const { run: done, seen } = await run(() => null);
  expect(paths(seen)).toEqual(['csrf', 'login', 'totp', 'refresh']);
  expect(sessions(done)).toEqual(['Bearer access3', 'Bearer access3', 'Bearer access4']);
  const [, login, totp, refresh] = seen;
  expect(login).toMatchObject({ headers: { 'x-csrf-token': 'token', cookie: 'csrf=nonce' } });
  expect(JSON.parse(login?.body ?? '')).toEqual({ email: account.email, password: account.password });
  expect(JSON.parse(totp?.body ?? '')).toEqual({ challenge: 'challenge', code: expect.stringMatching(/^\d{6}$/) });
  expect(JSON.parse(refresh?.body ?? '')).toEqual({ refreshToken: 'refresh3' });
  expect(totp?.headers['x-device-id']).toMatch(/^[0-9a-f]{32}$/);
  expect(refresh?.headers['x-device-id']).toBe(totp?.headers['x-device-id']);
  expect(done.values('sign_ins')).toEqual([1]);
});

it.concurrent('signs in anew when a renewal is refused, and counts its account once', async () => {
  const { run: done, seen } = await run(({ path }) => (path === '/auth/refresh' ? { status: 401 } : null));
  expect(paths(seen)).toEqual(['csrf', 'login', 'totp', 'refresh', 'csrf', 'login', 'totp']);
  expect(sessions(done).at(-1)).toBe('Bearer access7');
  expect(done.values('sign_ins')).toEqual([1]);
});

it.concurrent('has no session while signing in fails, says so in its checks, and tries again in the next iteration', async () => {
  const { run: done, seen } = await run(({ path }, count) => (path === '/auth/login' && count < 3 ? { status: 503 } : null));
  expect(paths(seen).slice(0, 5)).toEqual(['csrf', 'login', 'csrf', 'login', 'totp']);
  expect(sessions(done).slice(0, 2)).toEqual(['none', 'Bearer access5']);
  expect(done.values('checks', { check: 'POST /auth/login: status 200' })).toEqual([0, 1]);
  // The pause of one who could not get in.
  expect(Math.max(...done.values('think_time'))).toBeGreaterThanOrEqual(999);
});
