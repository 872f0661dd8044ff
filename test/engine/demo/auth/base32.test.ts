import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from '../../../../engine/demo/auth/base32.ts';

// RFC 4648, section 10.
const VECTORS = [
  ['', ''],
  ['f', 'MY======'],
  ['fo', 'MZXQ===='],
  ['foo', 'MZXW6==='],
  ['foob', 'MZXW6YQ='],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI======'],
] as const;

describe('base32', () => {
  it.each(VECTORS)('codes %j as %s (RFC 4648)', (text, coded) => {
    expect(encodeBase32(new TextEncoder().encode(text))).toBe(coded.replace(/=+$/, ''));
    expect(new TextDecoder().decode(decodeBase32(coded))).toBe(text);
  });

  it('gives back what it was given', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase32(encodeBase32(bytes))).toEqual(bytes);
      }),
    );
  });

  it('refuses what is no digit', () => {
    expect(() => decodeBase32('MZXW1')).toThrow('"1" is not a base32 digit');
  });
});
