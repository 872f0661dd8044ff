import { createHash, randomBytes, scrypt } from 'node:crypto';
import { equalInConstantTime } from './constant-time.ts';

// N = 2^14, r = 8, p = 1: 16 MB and about 30 ms of one core here, so 30 to 50 log-ins a second on one core.
// The work runs on libuv's threads; two at a time leave the other threads free for compression.
const COST = 16_384;
const BLOCK_SIZE = 8;
const KEY_BYTES = 32;
const HASHES_AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** What a check found; `upgraded` is the hash to store instead of an imported one. */
export type PasswordCheck = { right: boolean; upgraded: string | null };

/** The salted scrypt hash of a password, as `scrypt$N$r$salt$key` with salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt$${COST}$${BLOCK_SIZE}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/**
 * The hash of an account as it was "imported": salted SHA-256, because 2,000 scrypt hashes would
 * take a minute to seed. The first log-in replaces it, as systems do after a migration.
 */
export function importedPasswordHash(email: string, password: string): string {
  return `sha256$${createHash('sha256').update(`${email}:${password}`).digest('base64url')}`;
}

/** Checks a password. Right or wrong, known account or not, imported or not, it costs exactly one scrypt. */
export async function checkPassword(email: string, password: string, stored: string | null): Promise<PasswordCheck> {
  const [kind, , , salt, key] = (stored ?? 'none').split('$');
  if (kind === 'scrypt' && salt !== undefined && key !== undefined) {
    const derived = await derive(password, Buffer.from(salt, 'base64url'));
    return { right: equalInConstantTime(derived.toString('base64url'), key), upgraded: null };
  }
  const upgraded = await hashPassword(password);
  const right = kind === 'sha256' && equalInConstantTime(importedPasswordHash(email, password), stored ?? '');
  return { right, upgraded: right ? upgraded : null };
}

async function derive(password: string, salt: Uint8Array): Promise<Buffer> {
  if (running >= HASHES_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      scrypt(password, salt, KEY_BYTES, { N: COST, r: BLOCK_SIZE, p: 1 }, (error, key) => (error ? reject(error) : resolve(key)));
    });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
