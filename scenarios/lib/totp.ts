import { hmac } from 'k6/crypto';

export interface TotpOptions {
  readonly digits?: number;
  readonly stepS?: number;
  readonly algorithm?: 'sha1' | 'sha256' | 'sha512';
}

/** The one-time code of RFC 6238 for a secret in base32 (RFC 4648) at a time in unix ms. Throws on a secret that is no base32. */
export function totp(secret: string, unixMs: number, { digits = 6, stepS = 30, algorithm = 'sha1' }: TotpOptions = {}): string {
  const counter = Math.floor(unixMs / 1000 / stepS);
  const message = new DataView(new ArrayBuffer(8));
  message.setUint32(0, Math.floor(counter / 2 ** 32));
  message.setUint32(4, counter % 2 ** 32);
  const digest = new DataView(hmac(algorithm, decodeBase32(secret), message.buffer, 'binary'));
  // Dynamic truncation, RFC 4226, 5.3.
  const offset = digest.getUint8(digest.byteLength - 1) & 0x0f;
  const code = digest.getUint32(offset) & 0x7fff_ffff;
  return String(code % 10 ** digits).padStart(digits, '0');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function decodeBase32(text: string): ArrayBuffer {
  const characters = text.replace(/[\s=]/g, '').toUpperCase();
  const bytes = new Uint8Array(Math.floor((characters.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (const character of characters) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new Error('A TOTP secret must be base32 (A to Z, 2 to 7).');
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (held >>> bits) & 0xff;
  }
  return bytes.buffer;
}
