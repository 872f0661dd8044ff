import { describe, expect, it } from 'vitest';
import { accountsCsv, accountsJson, demoAccount, demoAccounts, totpSecret } from '../../../engine/demo/accounts.ts';
import { decodeBase32 } from '../../../engine/demo/auth/base32.ts';

describe('demo accounts', () => {
  it('are what the papers say', () => {
    expect(demoAccount(7)).toMatchObject({ email: 'user7@demo.headroom.test', password: 'demo-7-password' });
    expect(demoAccounts(3).map((account) => account.email)).toEqual([1, 2, 3].map((number) => `user${number}@demo.headroom.test`));
  });

  it('have 160-bit TOTP secrets of their own, the same every time', () => {
    expect(decodeBase32(totpSecret(1))).toHaveLength(20);
    expect(totpSecret(1)).toBe('C4SBBWYAHEXJND47CZ6BUEER4DA5SRFB');
    expect(totpSecret(1, 5)).not.toBe(totpSecret(1));
    expect(new Set(demoAccounts(500).map((account) => account.totpSecret)).size).toBe(500);
  });

  it('can be written as a data file', () => {
    expect(JSON.parse(accountsJson(2))).toEqual(demoAccounts(2));
    const [header, first, ...rest] = accountsCsv(2).split('\n');
    expect(header).toBe('email,password,totpSecret');
    expect(first).toBe(Object.values(demoAccount(1)).join(','));
    expect(rest).toEqual([Object.values(demoAccount(2)).join(','), '']);
  });
});
