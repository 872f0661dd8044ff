import { describe, expect, test } from 'vitest';
import { measure, plateau, reportOf } from './synthetic/fold-lines.ts';
import type { WindowLines } from './synthetic/window-lines.ts';

const hold = plateau('hold', 0, 10, 50);
const opinion = plateau('second-opinion', 10, 20, null, 1);
const closed = { scenario: 'orders', name: 'GET /api/orders' };
const open = { ...closed, scenario: 'orders__open' };
const flat = (median: number, count = 100) => Array.from({ length: count }, (_, rank) => (median * (rank + 0.5) * 2) / count);
const seconds = (lines: WindowLines, tags: typeof open, from: number, median: number) => {
  for (let second = from; second < from + 10; second++) lines.trend('latency', tags, second, flat(median));
};
const opinionOf = (write: (lines: WindowLines) => void, step = opinion) => reportOf(measure([hold, step], write)).secondOpinion;

describe('the second opinion', () => {
  test('is the open p95 against that of the hold', () => {
    const found = opinionOf((lines) => {
      seconds(lines, closed, 0, 100);
      seconds(lines, open, 10, 105);
      lines.trend('latency', closed, 10, flat(5000, 50));
      for (let second = 0; second < 10; second++) lines.counter('iterations', { scenario: 'orders' }, second, 25);
      lines.counter('iterations', { scenario: 'orders__open' }, 19, 3);
    });
    expect(found).toMatchObject({ durationS: 10, missed: 0, hidesWaiting: false, arrivalRate: 25 });
    expect(found?.gap).toBeCloseTo(0.05, 2);
    expect(found?.openP95?.samples).toBe(1000);
  });

  test('takes the rate the step was given', () => {
    expect(opinionOf((lines) => seconds(lines, open, 10, 100), { ...opinion, arrivalRate: 33.4 })?.arrivalRate).toBe(33.4);
  });

  test('says beyond a gap of 10 % that closed users hide waiting', () => {
    const found = opinionOf((lines) => {
      seconds(lines, closed, 0, 100);
      seconds(lines, open, 10, 115);
    });
    expect(found?.hidesWaiting).toBe(true);
  });

  test('counts arrivals that nobody could take as slower than all others', () => {
    const opinionWith = (missed: number) =>
      opinionOf((lines) => {
        seconds(lines, closed, 0, 100);
        seconds(lines, open, 10, 100);
        lines.counter('droppedIterations', { scenario: 'orders__open' }, 15, missed);
      });
    // 40 of 1,040 above all: the 95th percentile of all is rank 988 of 1,000.
    expect(opinionWith(40)?.openP95?.value).toBeCloseTo(197.6, -1);
    expect(opinionWith(40)?.missed).toBe(40);
    expect(opinionWith(60)).toMatchObject({ openP95: null, gap: null, hidesWaiting: true });
  });

  test('counts such an arrival as the requests that a journey of the hold makes', () => {
    const found = opinionOf((lines) => {
      seconds(lines, closed, 0, 100);
      seconds(lines, open, 10, 100);
      for (let second = 0; second < 10; second++) lines.counter('iterations', { scenario: 'orders' }, second, 25);
      lines.counter('droppedIterations', { scenario: 'orders__open' }, 15, 15);
    });
    expect(found).toMatchObject({ missed: 15, openP95: null, hidesWaiting: true });
  });

  test('is none without the load step, or when nothing of it was seen', () => {
    expect(reportOf(measure([hold], (lines) => seconds(lines, closed, 0, 100))).secondOpinion).toBeNull();
    expect(opinionOf((lines) => seconds(lines, closed, 0, 100))).toBeNull();
  });

  test('is in no number of the judged step', () => {
    const write = (lines: WindowLines) => {
      seconds(lines, closed, 0, 100);
      seconds(lines, open, 10, 900);
    };
    expect(reportOf(measure([hold, opinion], write)).overall.samples).toBe(1000);
    expect(reportOf(measure([{ ...hold, role: 'ramp', kind: 'ramp' }, opinion], write)).overall.samples).toBe(1000);
  });
});
