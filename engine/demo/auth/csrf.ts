import { createHmac, randomBytes } from 'node:crypto';
import { equalInConstantTime } from './constant-time.ts';

/** A CSRF pair: the nonce lives in a cookie, the token travels in the `x-csrf-token` header. */
export type CsrfPair = { nonce: string; token: string };

/** Signs a fresh nonce: a site that cannot read the cookie cannot make the token. */
export function issueCsrf(secret: Uint8Array): CsrfPair {
  const nonce = randomBytes(18).toString('base64url');
  return { nonce, token: signature(secret, nonce) };
}

/** Whether the token belongs to the nonce, compared in constant time. */
export function verifyCsrf(secret: Uint8Array, nonce: string, token: string): boolean {
  return equalInConstantTime(signature(secret, nonce), token);
}

function signature(secret: Uint8Array, nonce: string): string {
  return createHmac('sha256', secret).update(`csrf:${nonce}`).digest('base64url');
}
