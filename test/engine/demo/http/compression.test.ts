import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressBody, mayCompress } from '../../../../engine/demo/http/compression.ts';

const large = Buffer.from('freight '.repeat(1_000));
const json = 'application/json; charset=utf-8';

describe('compression', () => {
  it('takes text over 1 KB for clients that read gzip', () => {
    expect(mayCompress(large, json, 'gzip, br')).toBe(true);
    expect(mayCompress(large.subarray(0, 1024), json, 'gzip')).toBe(false);
    expect(mayCompress(large.subarray(0, 1025), json, 'gzip')).toBe(true);
    expect(mayCompress(large, 'image/png', 'gzip')).toBe(false);
    expect(mayCompress(large, json, 'br')).toBe(false);
  });

  it('gives back the same bytes, and does the work once for the same body', async () => {
    const made = await compressBody(large);
    expect(gunzipSync(made)).toEqual(large);
    expect(await compressBody(large)).toBe(made);
  });
});
