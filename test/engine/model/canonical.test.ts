import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../engine/model/canonical.ts';

test('keys are in order at every depth, lists keep theirs', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }, 1], a: undefined, A: null })).toBe('{"A":null,"b":[{"c":2,"d":1},1]}');
  expect(canonicalJson(undefined)).toBe('null');
  expect(canonicalJson({ a: { b: 1 } }, 2)).toBe('{\n  "a": {\n    "b": 1\n  }\n}');
});

test('it is JSON of the same value, and the same text for equal values', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
