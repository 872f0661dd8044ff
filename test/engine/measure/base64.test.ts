import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../../engine/measure/base64.ts';

describe('base64', () => {
  it('is the one of RFC 4648, section 10', () => {
    for (const [text, encoded] of Object.entries({
      '': '',
      f: 'Zg==',
      fo: 'Zm8=',
      foo: 'Zm9v',
      foob: 'Zm9vYg==',
      fooba: 'Zm9vYmE=',
      foobar: 'Zm9vYmFy',
    })) {
      expect(encodeBase64(new TextEncoder().encode(text))).toBe(encoded);
      expect(decodeBase64(encoded)).toEqual(new TextEncoder().encode(text));
    }
  });

  it('agrees with Node on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const encoded = Buffer.from(bytes).toString('base64');
        expect(encodeBase64(bytes)).toBe(encoded);
        expect(decodeBase64(encoded)).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AB', 'AB=A', 'A?==', 'Zm9v\n', 'Zm9é', '===='])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeNull();
  });
});
