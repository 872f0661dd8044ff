import { describe, expect, it } from 'vitest';
import { FixedWindowLimiter } from '../../../../engine/demo/auth/limiter.ts';

describe('FixedWindowLimiter', () => {
  it('allows five in a window, says how long to wait, and starts anew', () => {
    let now = 0;
    const limiter = new FixedWindowLimiter({ limit: 5, windowSeconds: 900 }, () => now);
    const allowed = Array.from({ length: 6 }, () => limiter.count('ada').allowed);
    expect(allowed).toEqual([true, true, true, true, true, false]);
    now = 600_500;
    expect(limiter.check('ada')).toEqual({ allowed: false, remaining: 0, resetSeconds: 300 });
    expect(limiter.check('bob')).toEqual({ allowed: true, remaining: 5, resetSeconds: 900 });
    now = 900_000;
    expect(limiter.check('ada').allowed).toBe(true);
    expect(limiter.count('ada')).toEqual({ allowed: true, remaining: 4, resetSeconds: 900 });
  });

  it('does not count a check', () => {
    const limiter = new FixedWindowLimiter({ limit: 1, windowSeconds: 1 }, () => 0);
    for (let check = 0; check < 3; check += 1) expect(limiter.check('ada').allowed).toBe(true);
  });

  it('forgets the oldest key before it grows without end', () => {
    const limiter = new FixedWindowLimiter({ limit: 1, windowSeconds: 1 }, () => 0);
    for (let key = 0; key <= 50_000; key += 1) limiter.count(String(key));
    expect(limiter.check('0').allowed).toBe(true);
    expect(limiter.check('50000').allowed).toBe(false);
  });
});
