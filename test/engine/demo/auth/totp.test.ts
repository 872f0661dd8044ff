import { describe, expect, it } from 'vitest';
import { hotp, totp, verifyTotp } from '../../../../engine/demo/auth/totp.ts';

const secret = new TextEncoder().encode('12345678901234567890');

describe('one-time codes', () => {
  // RFC 4226, appendix D.
  it('are HOTP of a counter', () => {
    const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];
    expect(codes.map((_, counter) => hotp(secret, counter))).toEqual(codes);
  });

  // RFC 6238, appendix B, SHA-1.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('TOTP at second %i is %s', (second, code) => {
    expect(totp(secret, second * 1000, 8)).toBe(code);
  });

  it('accepts the code of one step before and after, and no other', () => {
    const now = 1_700_000_000_000;
    for (const [steps, right] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      expect(verifyTotp(secret, totp(secret, now + steps * 30_000), now)).toBe(right);
    }
    expect(verifyTotp(secret, '', now)).toBe(false);
  });
});
