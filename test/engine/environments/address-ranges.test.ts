import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complement, parseRange } from '../../../engine/environments/address-ranges.ts';

const covers = (ranges: readonly string[], address: string) => {
  const one = parseRange(address);
  return ranges.some((text) => {
    const range = parseRange(text);
    return range !== null && one !== null && range.bits === one.bits && range.from <= one.from && one.from <= range.to;
  });
};

test('the complement of loopback is the rest of both families', () => {
  expect(complement(['127.0.0.0/8', '::/0'])).toEqual([
    '0.0.0.0/2',
    '64.0.0.0/3',
    '96.0.0.0/4',
    '112.0.0.0/5',
    '120.0.0.0/6',
    '124.0.0.0/7',
    '126.0.0.0/8',
    '128.0.0.0/1',
  ]);
});

test('nothing allowed means everything forbidden', () => {
  expect(complement([])).toEqual(['0.0.0.0/0', '::/0']);
});

test('an address is in the ranges or in their complement, never in both', () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  const range = fc.oneof(
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([ip, length]) => `${ip}/${length}`),
    fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([ip, length]) => `${ip}/${length}`),
  );
  fc.assert(
    fc.property(fc.array(range, { maxLength: 6 }), address, (ranges, one) => {
      expect(covers(ranges, one)).toBe(!covers(complement(ranges), one));
    }),
  );
});

test.each(['300.1.1.1', '10.0.0.0/33', 'example.org', '0x7f.1', '1.2.3', ''])('%s is no range', (text) => {
  expect(parseRange(text)).toBeNull();
});
