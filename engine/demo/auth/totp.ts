import { createHmac } from 'node:crypto';
import { equalInConstantTime } from './constant-time.ts';

/** Time step of RFC 6238, in seconds. */
const TOTP_STEP_SECONDS = 30;

/** HOTP of RFC 4226, section 5.3, with SHA-1: `digits` decimal digits for one counter. */
export function hotp(secret: Uint8Array, counter: number, digits = 6): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const hash = createHmac('sha1', secret).update(message).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0x0f;
  const code = hash.readUInt32BE(offset) & 0x7fff_ffff;
  return String(code % 10 ** digits).padStart(digits, '0');
}

/** TOTP of RFC 6238: HOTP of the number of 30 s steps since 1970. */
export function totp(secret: Uint8Array, unixMs: number, digits = 6): string {
  return hotp(secret, Math.floor(unixMs / 1000 / TOTP_STEP_SECONDS), digits);
}

/** Whether a code is right now, or one step earlier or later (RFC 6238, section 5.2: clock drift). */
export function verifyTotp(secret: Uint8Array, code: string, unixMs: number): boolean {
  let right = false;
  for (const drift of [-1, 0, 1]) {
    const expected = totp(secret, unixMs + drift * TOTP_STEP_SECONDS * 1000);
    if (equalInConstantTime(expected, code)) right = true;
  }
  return right;
}
