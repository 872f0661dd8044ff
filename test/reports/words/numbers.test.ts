import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../engine/model/comparison.ts';
import { bound } from '../../../reports/words/bind.ts';
import { movement, percentChange, percentChangeWithInterval, smallestDetectable } from '../../../reports/words/change.ts';
import { count, counted, fixed, significant, trimmed } from '../../../reports/words/digits.ts';
import { moment } from '../../../reports/words/moment.ts';
import { clock, duration, estimated, interval, limit, quantity } from '../../../reports/words/quantity.ts';

const estimate = (value: number, low: number | null, high: number | null) => ({ value, low, high, confidence: 0.95, samples: 1000 });

describe('digits', () => {
  it.each([
    [0, '0'],
    [212.4, '212'],
    [4.2, '4.20'],
    [0.0412, '0.0412'],
    [12_345, '12,300'],
    [999.6, '1,000'],
    [-1234.5, '−1,230'],
    [1e-9, '0.0000'],
    [Number.NaN, '–'],
  ])('three significant digits of %s are %s', (value, text) => {
    expect(significant(value)).toBe(text);
  });

  it('keeps three significant digits of everything that is measured', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (value) => {
        const back = Number(significant(value).replaceAll(',', ''));
        return Math.abs(back - value) <= value * 0.0051;
      }),
    );
  });

  it('drops closing zeros of a limit and never rounds a count', () => {
    expect([trimmed(2.5), trimmed(300), trimmed(0.1), count(19_680), counted(1, 'user'), counted(2, 'user')]).toEqual([
      '2.5',
      '300',
      '0.1',
      '19,680',
      '1 user',
      '2 users',
    ]);
    expect(fixed(-0.001, 2)).toBe('0.00');
  });
});

describe('quantities', () => {
  it.each([
    [999.4, 'ms', '999 ms'],
    [999.6, 'ms', '1.00 s'],
    [1240, 'ms', '1.24 s'],
    [0.412, 'ms', '0.412 ms'],
    [999, 'bytes', '999 B'],
    [18_400, 'bytes', '18.4 kB'],
    [2.5e6, 'bytes', '2.50 MB'],
    [8.32e9, 'bytes', '8.32 GB'],
    [0.0012, 'fraction', '0.120 %'],
    [0.99958, 'fraction', '99.96 %'],
    [0.9999999, 'fraction', '99.99999 %'],
    [1, 'fraction', '100 %'],
    [0, 'fraction', '0 %'],
    [812.3, 'perSecond', '812/s'],
    [1000, 'users', '1,000'],
    [0.021, 'score', '0.0210'],
    [null, 'ms', '–'],
  ] as const)('%s %s reads %s', (value, unit, text) => {
    expect(quantity(value, unit)).toBe(text);
  });

  it('writes an interval in the unit and with the decimals of its value', () => {
    expect(estimated(estimate(212.4, 205.1, 221.2), 'ms')).toBe('212 ms [205, 221]');
    expect(estimated(estimate(1240, 980, 1312), 'ms')).toBe('1.24 s [0.98, 1.31]');
    expect(estimated(estimate(0.0004, 0.0001, 0.00105), 'fraction')).toBe('0.0400 % [0.0100, 0.1050]');
    expect(interval(estimate(5, null, null), 'ms')).toBe('');
    expect(estimated(null, 'ms')).toBe('–');
  });

  it('writes limits as people do', () => {
    expect([limit(300, 'ms'), limit(2500, 'ms'), limit(0.01, 'fraction'), limit(500_000, 'bytes'), limit(0.1, 'score')]).toEqual([
      '300 ms',
      '2.5 s',
      '1 %',
      '500 kB',
      '0.1',
    ]);
  });

  it.each([
    [60, '60 s'],
    [90, '90 s'],
    [300, '5 min'],
    [137, '2 min 17 s'],
    [5400, '1 h 30 min'],
    [14_400, '4 h'],
    [2.5, '2.50 s'],
  ])('%s seconds read %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it('writes moments of an axis by its length', () => {
    expect([clock(30, 100), clock(90, 300), clock(3725, 7200)]).toEqual(['30 s', '1:30', '1:02:05']);
    expect([moment('2026-03-12T09:14:05.120Z'), moment('yesterday')]).toEqual(['12 March 2026, 09:14 UTC', 'yesterday']);
  });
});

describe('changes', () => {
  const change = (over: Partial<Change>): Change => ({
    metric: 'latency',
    statistic: 'p95',
    endpoint: null,
    evidence: null,
    base: 200,
    head: 212,
    baseSamples: 1000,
    headSamples: 1000,
    change: estimate(0.042, 0.011, 0.073),
    scale: 'ratio',
    smallestDetectableChange: null,
    verdict: 'inconclusive',
    reasons: [],
    primary: true,
    ...over,
  });

  it('writes them with sign and interval', () => {
    expect(percentChangeWithInterval(estimate(0.042, 0.011, 0.073))).toBe('+4.2 % [1.1, 7.3]');
    expect(percentChangeWithInterval(estimate(-0.01, -0.151, 0.28))).toBe('−1.0 % [−15.1, 28.0]');
    expect([percentChange(0), percentChange(1.3), percentChange(-0.0004)]).toEqual(['0.0 %', '+130 %', '0.0 %']);
  });

  it('writes shares in points and other differences in their unit', () => {
    expect(
      movement(change({ metric: 'errorRate', statistic: 'rate', scale: 'difference', change: estimate(0.0012, -0.0048, 0.0072) })),
    ).toBe('+0.12 points [−0.48, 0.72]');
    expect(movement(change({ scale: 'difference', change: estimate(-12, -20, -4) }))).toBe('−12.0 ms [−20.0, −4.0]');
  });

  it('writes the least change that would be noticed', () => {
    expect(smallestDetectable(change({}))).toBeNull();
    expect(smallestDetectable(change({ smallestDetectableChange: 0.63 }))).toBe('63 %');
    expect(smallestDetectable(change({ smallestDetectableChange: 0.025 }))).toBe('2.5 %');
    expect(smallestDetectable(change({ metric: 'errorRate', scale: 'difference', smallestDetectableChange: 0.002 }))).toBe('0.20 points');
  });
});

it('binds numbers to their units, the ends of an interval and the words of a short command', () => {
  expect(bound('212 ms [205, 221] at 1,000 users, 9 × x')).toBe('212\u00a0ms [205,\u00a0221] at 1,000\u00a0users, 9\u00a0×\u00a0x');
  expect(bound('p = 0.0002, add `--base main` [−0.7, 0.9]')).toBe('p\u00a0=\u00a00.0002, add `--base\u00a0main` [−0.7,\u00a00.9]');
});
