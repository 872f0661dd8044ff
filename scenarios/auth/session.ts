import { check } from 'k6';
import { type Account, accounts, refresh, type Session, sendPassword, signIn, signOut } from '../lib/auth.ts';
import { elapsedMs, iterationNumber, userNumber } from '../lib/execution.ts';
import { endpoint, waitAsAsked } from '../lib/http.ts';
import { randomFor } from '../lib/streams.ts';
import { think } from '../lib/think.ts';
import { transaction } from '../lib/transaction.ts';

const readSession = endpoint('GET /auth/session', { service: 'auth', holds: '"user"' });
const readEndedSession = endpoint('GET /auth/session', { service: 'auth', expect: [401] });
const loginRefused = endpoint('POST /auth/login', { service: 'auth', expect: [401] });
const loginLimited = endpoint('POST /auth/login', { service: 'auth', expect: [401, 429] });

/** How often, of all iterations, a password is mistyped, and somebody tries passwords until the server has enough. */
const share = { mistyped: 0.1, guessing: 0.01 };
/** Servers lock an account after a few mistakes in a quarter of an hour: stay far below. */
const mistakesApartMs = 300_000;
const mostGuesses = 10;
/** Longest wait for which a guesser stays; told to wait longer, it goes for good. */
const patienceS = 20;

let mistakeAllowedAtMs = 0;

/** The whole life of a session: sign in with password and one-time code, use it, renew it, sign out, and be refused after that. */
export default function session(): void {
  const account = accounts.row();
  if (!account) return;
  const random = randomFor('session');
  if (random.chance(share.guessing)) guessPasswords();
  if (random.chance(share.mistyped)) mistype(account);
  const signedIn = transaction('sign in', () => signIn(account, think));
  think(signedIn ? 0 : 1);
  if (signedIn) use(signedIn);
}

function use(first: Session): void {
  readSession({ headers: first.headers });
  think();
  const renewed = refresh(first);
  if (!renewed) return;
  think();
  readSession({ headers: renewed.headers });
  think();
  if (!signOut(renewed)) return;
  readEndedSession({ headers: renewed.headers });
  think();
}

function mistype({ email }: Account): void {
  if (elapsedMs() < mistakeAllowedAtMs) return;
  mistakeAllowedAtMs = elapsedMs() + mistakesApartMs;
  sendPassword(email, 'not the password', loginRefused);
  think();
}

/** Guesses at an account that nobody has, so that nobody is locked out, until the server answers 429; then does as `Retry-After` says. */
function guessPasswords(): void {
  const email = `nobody-${userNumber()}-${iterationNumber()}@demo.headroom.test`;
  for (let guess = 1; guess <= mostGuesses; guess += 1) {
    const answer = sendPassword(email, `guess ${guess}`, loginLimited);
    if (answer?.status !== 429) continue;
    check(answer, {
      'POST /auth/login: a limited guesser is told when to come back': ({ headers }) => headers['Retry-After'] !== undefined,
    });
    if (waitAsAsked(answer, patienceS)) sendPassword(email, 'one more guess', loginRefused);
    return;
  }
}
