import { describe, expect, it } from 'vitest';
import { checkPassword, hashPassword, importedPasswordHash } from '../../../../engine/demo/auth/passwords.ts';

const email = 'ada@demo.headroom.test';

describe('passwords', () => {
  it('are hashed with scrypt and a salt of their own', async () => {
    const [first, second] = await Promise.all([hashPassword('secret'), hashPassword('secret')]);
    expect(first).toMatch(/^scrypt\$16384\$8\$[\w-]{22}\$[\w-]{43}$/);
    expect(first).not.toBe(second);
    expect(await checkPassword(email, 'secret', first)).toEqual({ right: true, upgraded: null });
    expect(await checkPassword(email, 'Secret', first)).toEqual({ right: false, upgraded: null });
  });

  it('of imported accounts get a scrypt hash at the first right log-in', async () => {
    const imported = importedPasswordHash(email, 'secret');
    const { right, upgraded } = await checkPassword(email, 'secret', imported);
    expect(right).toBe(true);
    expect(await checkPassword(email, 'secret', upgraded)).toEqual({ right: true, upgraded: null });
    expect(await checkPassword(email, 'wrong', imported)).toEqual({ right: false, upgraded: null });
    expect(await checkPassword('bob@demo.headroom.test', 'secret', imported)).toEqual({ right: false, upgraded: null });
  });

  it('of unknown accounts are never right', async () => {
    expect(await checkPassword(email, 'secret', null)).toEqual({ right: false, upgraded: null });
  });

  it('are checked many at once without losing one', async () => {
    const checks = Array.from({ length: 7 }, (_, index) => checkPassword(email, `wrong ${index}`, null));
    expect(await Promise.all(checks)).toHaveLength(7);
  });
});
