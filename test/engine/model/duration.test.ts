import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationSeconds } from '../../../engine/model/duration.ts';

test('durations are written as people write them', () => {
  for (const [text, seconds] of [
    ['90s', 90],
    ['1m30s', 90],
    ['1.5h', 5400],
    ['250ms', 0.25],
    ['2d', 172_800],
    [0, 0],
    [12.5, 12.5],
  ] as const)
    expect(durationSeconds(text)).toBe(seconds);
});

test('anything else is none, and none is endless', () => {
  for (const text of ['', '5', '5 s', '-3s', 's', '1m-', '1.s', 'NaNs', `${'9'.repeat(400)}h`, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(durationSeconds(text)).toBeNull();
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double()), (given) => {
      const seconds = durationSeconds(given);
      return seconds === null || (Number.isFinite(seconds) && seconds >= 0);
    }),
  );
});
