import { beforeEach, describe, expect, it } from 'vitest';
import { ResponseCache } from '../../../../engine/demo/http/cache.ts';

describe('ResponseCache', () => {
  let now: number;
  let loads: number;
  let cache: ResponseCache;
  const read = (key: string, seconds = 60) =>
    cache.read(key, seconds, async () => {
      loads += 1;
      return Buffer.from(`${key} ${loads}`);
    });

  beforeEach(() => {
    now = 0;
    loads = 0;
    cache = new ResponseCache(() => now);
  });

  it('loads once until the time is up', async () => {
    expect(await read('plans')).toEqual({ body: Buffer.from('plans 1'), hit: false });
    now = 59_999;
    expect(await read('plans')).toEqual({ body: Buffer.from('plans 1'), hit: true });
    now = 60_000;
    expect(await read('plans')).toEqual({ body: Buffer.from('plans 2'), hit: false });
    expect([cache.hits, cache.misses]).toEqual([1, 2]);
  });

  it('loads once for all who ask at the same time', async () => {
    const answers = await Promise.all([read('plans'), read('plans'), read('plans')]);
    expect(answers.map((answer) => answer.hit)).toEqual([false, true, true]);
    expect(loads).toBe(1);
  });

  it('drops by key and by pattern', async () => {
    await Promise.all(['plans', 'pricing:1:2', 'pricing:3:4', 'xpricing:1'].map((key) => read(key)));
    cache.invalidate('plans');
    cache.invalidatePattern('pricing:*');
    expect(cache.size).toBe(1);
    expect((await read('xpricing:1')).hit).toBe(true);
    cache.invalidatePattern('x.*');
    expect(cache.size).toBe(1);
  });

  it('does not keep what was loaded before a write', async () => {
    const slow = read('plans');
    cache.invalidate('plans');
    await slow;
    expect((await read('plans')).body.toString()).toBe('plans 2');
  });

  it('asks again after a load that failed', async () => {
    await expect(cache.read('plans', 60, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect((await read('plans')).hit).toBe(false);
  });

  it('keeps a thousand and lets go of the one not read for longest', async () => {
    for (let key = 0; key < 1_000; key += 1) await read(String(key));
    await read('0');
    await read('one more');
    expect(cache.size).toBe(1_000);
    expect((await read('0')).hit).toBe(true);
    expect((await read('1')).hit).toBe(false);
  });
});
