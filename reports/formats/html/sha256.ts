/** SHA-256 (FIPS 180-4) for the content policy of a page: pages are made where no crypto module is. */
const primes = (total: number): number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < total; candidate++) if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
};
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) >>> 0;

const constants = primes(64).map((prime) => fraction(Math.cbrt(prime)));
const start = primes(8).map((prime) => fraction(Math.sqrt(prime)));

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function padded(bytes: readonly number[]): number[] {
  const zeros = (((55 - bytes.length) % 64) + 64) % 64;
  const bits = bytes.length * 8;
  const length = [Math.floor(bits / 2 ** 32), bits >>> 0].flatMap((word) => [
    word >>> 24,
    (word >>> 16) & 255,
    (word >>> 8) & 255,
    word & 255,
  ]);
  return [...bytes, 0x80, ...Array.from({ length: zeros }, () => 0), ...length];
}

function schedule(block: readonly number[]): number[] {
  const words = Array.from({ length: 16 }, (_, index) => {
    const [a = 0, b = 0, c = 0, d = 0] = block.slice(index * 4, index * 4 + 4);
    return (a << 24) | (b << 16) | (c << 8) | d;
  });
  for (let index = 16; index < 64; index++) {
    const [w2 = 0, w7 = 0, w15 = 0, w16 = 0] = [words[index - 2], words[index - 7], words[index - 15], words[index - 16]];
    const low = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const high = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    words.push((w16 + low + w7 + high) | 0);
  }
  return words;
}

function compress(state: readonly number[], block: readonly number[]): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  schedule(block).forEach((word, round) => {
    const choice = (e & f) ^ (~e & g);
    const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + (constants[round] ?? 0) + word) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  });
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + (state[index] ?? 0)) | 0);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: readonly number[]): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const three = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const left = bytes.length - index;
    text += [18, 12, 6, 0].map((shift, place) => (place > left ? '=' : alphabet[(three >>> shift) & 63])).join('');
  }
  return text;
}

/** SHA-256 of ASCII text, base64, as `style-src 'sha256-...'` wants it. */
export function sha256(text: string): string {
  const bytes = padded([...text].map((character) => character.charCodeAt(0)));
  let state = start;
  for (let at = 0; at < bytes.length; at += 64) state = compress(state, bytes.slice(at, at + 64));
  return base64(state.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]));
}
