import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { demoAccount } from '../../../engine/demo/accounts.ts';
import { decodeBase32 } from '../../../engine/demo/auth/base32.ts';
import { totp } from '../../../engine/demo/auth/totp.ts';
import { type DemoOptions, type RunningDemo, startDemo } from '../../../engine/demo/index.ts';

/** An answer with its body read; `body` is the parsed JSON, or the text when it is none. */
export type Answer = { status: number; headers: Headers; text: string; body: Record<string, unknown> };

// One folder for all demos of a test file, so that its database is seeded once.
const folder = await mkdtemp(join(tmpdir(), 'headroom-demo-'));
afterAll(() => rm(folder, { recursive: true }));

/** A small demo on a free port. */
export function startSmallDemo(options: Partial<DemoOptions> = {}): Promise<RunningDemo> {
  return startDemo({ orders: 2_000, users: 20, workers: 2, dataFolder: folder, ...options });
}

/** One request; a body is sent as JSON. */
export async function ask(
  demo: { url: string },
  method: string,
  path: string,
  { headers = {}, json }: { headers?: Record<string, string>; json?: unknown } = {},
): Promise<Answer> {
  const init: RequestInit = { method, headers };
  if (json !== undefined) {
    init.headers = { ...headers, 'content-type': 'application/json' };
    init.body = JSON.stringify(json);
  }
  const response = await fetch(`${demo.url}${path}`, init);
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

/** The CSRF header and cookie of a log-in. */
export async function csrfHeaders(demo: { url: string }): Promise<Record<string, string>> {
  const answer = await ask(demo, 'GET', '/auth/csrf');
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { cookie, 'x-csrf-token': String(answer.body.csrfToken) };
}

/** The answer to a log-in with a password. */
export async function login(demo: { url: string }, email: string, password: string): Promise<Answer> {
  return ask(demo, 'POST', '/auth/login', { headers: await csrfHeaders(demo), json: { email, password } });
}

/** Signs a seeded user in, all the way. */
export async function signIn(demo: { url: string }, number: number, deviceId = 'device-1'): Promise<Answer> {
  const account = demoAccount(number);
  const first = await login(demo, account.email, account.password);
  const code = totp(decodeBase32(account.totpSecret), Date.now());
  const headers = { 'x-device-id': deviceId };
  return ask(demo, 'POST', '/auth/totp', { headers, json: { challenge: first.body.challenge, code } });
}

/** The headers of a signed-in user's requests. */
export async function userHeaders(demo: { url: string }, number = 1): Promise<Record<string, string>> {
  const { body } = await signIn(demo, number);
  return { authorization: `Bearer ${body.accessToken}`, 'x-device-id': 'device-1' };
}
