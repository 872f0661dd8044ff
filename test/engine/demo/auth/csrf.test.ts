import { describe, expect, it } from 'vitest';
import { issueCsrf, verifyCsrf } from '../../../../engine/demo/auth/csrf.ts';

const secret = new Uint8Array(32).fill(1);

describe('CSRF tokens', () => {
  it('belong to one nonce and one secret', () => {
    const pair = issueCsrf(secret);
    const other = issueCsrf(secret);
    expect(verifyCsrf(secret, pair.nonce, pair.token)).toBe(true);
    expect(verifyCsrf(secret, other.nonce, pair.token)).toBe(false);
    expect(verifyCsrf(new Uint8Array(32), pair.nonce, pair.token)).toBe(false);
    expect(verifyCsrf(secret, pair.nonce, `${pair.token}x`)).toBe(false);
    expect(verifyCsrf(secret, pair.nonce, '')).toBe(false);
  });
});
