import { encodeBase32 } from './auth/base32.ts';
import { createRandom, mixSeed } from './random.ts';

/** The seed every demo database has unless another is asked for. */
export const DEFAULT_SEED = 20_250_101;

/** What a load test needs to sign in as one seeded user. Demo data, published on purpose. */
export type DemoAccount = { email: string; password: string; totpSecret: string };

const TOTP_STREAM = 0x70_74_6f_74;
const TOTP_SECRET_BYTES = 20;

/**
 * The TOTP secret of user `number` in base32: 20 bytes, the low byte of 20 draws of `createRandom`
 * seeded with `mixSeed(mixSeed(seed, TOTP_STREAM), number)`.
 */
export function totpSecret(number: number, seed: number = DEFAULT_SEED): string {
  const random = createRandom(mixSeed(mixSeed(seed, TOTP_STREAM), number));
  const bytes = new Uint8Array(TOTP_SECRET_BYTES);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = random.next() & 0xff;
  return encodeBase32(bytes);
}

/** User `number`, from 1 up, as it is seeded. */
export function demoAccount(number: number, seed: number = DEFAULT_SEED): DemoAccount {
  return {
    email: `user${number}@demo.headroom.test`,
    password: `demo-${number}-password`,
    totpSecret: totpSecret(number, seed),
  };
}

/** The first `count` seeded users, in order. */
export function demoAccounts(count: number, seed: number = DEFAULT_SEED): DemoAccount[] {
  return Array.from({ length: count }, (_, index) => demoAccount(index + 1, seed));
}

/** The first `count` users as a JSON array, ready to be a k6 data file. */
export function accountsJson(count: number, seed: number = DEFAULT_SEED): string {
  return JSON.stringify(demoAccounts(count, seed));
}

/** The first `count` users as CSV with a header line. No field needs quoting. */
export function accountsCsv(count: number, seed: number = DEFAULT_SEED): string {
  const lines = demoAccounts(count, seed).map((one) => `${one.email},${one.password},${one.totpSecret}`);
  return ['email,password,totpSecret', ...lines, ''].join('\n');
}
