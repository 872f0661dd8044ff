import { context } from './context.ts';
import { dataPool } from './data.ts';
import { elapsedMs, userNumber } from './execution.ts';
import { type Answer, endpoint } from './http.ts';
import { signIns } from './metrics.ts';
import { createRandom } from './random.ts';
import { think } from './think.ts';
import { totp } from './totp.ts';

/** A row of the data pool `accounts`. */
export interface Account {
  readonly email: string;
  readonly password: string;
  /** Base32. */
  readonly totpSecret: string;
}

/** A user who is signed in. */
export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** When the access token should be renewed, on the clock of `elapsedMs`. */
  readonly refreshAtMs: number;
  /** Headers that every request of the session carries. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Part of an access token's life after which it is renewed. */
const refreshAfter = 0.9;

const csrf = endpoint('GET /auth/csrf', { service: 'auth', holds: 'csrfToken' });
const login = endpoint('POST /auth/login', { service: 'auth', holds: 'challenge' });
const answerChallenge = endpoint('POST /auth/totp', { service: 'auth', holds: 'accessToken' });
const renew = endpoint('POST /auth/refresh', { service: 'auth', holds: 'accessToken' });
const end = endpoint('POST /auth/logout', { service: 'auth', expect: [204] });

/** The accounts of the run, one a user. */
export const accounts = dataPool<Account>('accounts');

/** The device this user signs in from: the same in every run with the same seed. */
export function deviceHeaders(): Record<string, string> {
  const random = createRandom(`${context.seed}/device/${userNumber()}`);
  const words = Array.from({ length: 4 }, () => Math.floor(random.next() * 2 ** 32));
  return { 'x-device-id': words.map((word) => word.toString(16).padStart(8, '0')).join('') };
}

let ownSession: Session | null = null;
let counted = false;

/**
 * This user's session: signed in once and kept for the user's life, over iterations and journeys, and renewed before it expires. Null
 * when there is no account for this user, or signing in failed (its checks have failed then, and the user has paused): return, and
 * the next iteration tries again.
 */
export function signedIn(): Session | null {
  if (ownSession && elapsedMs() < ownSession.refreshAtMs) return ownSession;
  ownSession = ownSession && refresh(ownSession);
  if (ownSession) return ownSession;
  const account = accounts.row();
  if (!account) return null;
  ownSession = signIn(account);
  if (!ownSession) think(1);
  return ownSession;
}

/** Forgets the session when the server no longer knows it, so that the user signs in again, as people do after a restart. */
export function forgetIfRefused({ status }: Answer): void {
  if (status === 401) ownSession = null;
}

/** Fetches a CSRF token and sends the password with it; what the password check answered. */
export function sendPassword(email: string, password: string, post = login, between?: () => void): Answer | null {
  const csrfAnswer = csrf();
  if (!csrfAnswer.ok) return null;
  between?.();
  const { csrfToken } = JSON.parse(csrfAnswer.body);
  return post({ headers: { 'x-csrf-token': csrfToken }, body: { email, password } });
}

/** Signs in with password and one-time code; null when a step of it failed. `between` is done between the steps: typing takes time. */
export function signIn(account: Account, between?: () => void): Session | null {
  const loginAnswer = sendPassword(account.email, account.password, login, between);
  if (!loginAnswer?.ok) return null;
  between?.();
  const { challenge } = JSON.parse(loginAnswer.body);
  const headers = deviceHeaders();
  const code = totp(account.totpSecret, Date.now());
  const session = sessionOf(answerChallenge({ headers, body: { challenge, code } }), headers);
  if (session && !counted) {
    counted = true;
    signIns.add(1);
  }
  return session;
}

/** New tokens for old ones; null when they are refused. */
export function refresh({ refreshToken, headers }: Session): Session | null {
  const device = { 'x-device-id': headers['x-device-id'] ?? '' };
  return sessionOf(renew({ headers: device, body: { refreshToken } }), device);
}

/** Ends the session on the server; whether it did. */
export const signOut = (session: Session): boolean => end({ headers: session.headers }).ok;

function sessionOf(answer: Answer, device: Readonly<Record<string, string>>): Session | null {
  if (!answer.ok) return null;
  const { accessToken, refreshToken, expiresIn } = JSON.parse(answer.body);
  const refreshAtMs = elapsedMs() + expiresIn * 1000 * refreshAfter;
  return { accessToken, refreshToken, refreshAtMs, headers: { ...device, authorization: `Bearer ${accessToken}` } };
}
