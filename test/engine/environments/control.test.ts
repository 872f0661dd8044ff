import { expect, test } from 'vitest';
import { runControlWorkload, summaryOf } from '../../../engine/environments/control.ts';

test('the lower decile of the repetitions, which long ones do not move', () => {
  const times = Array.from({ length: 21 }, (_, index) => 21 - index);
  expect(summaryOf(times)).toBe(3);
  expect(summaryOf(times.map((ms) => (ms > 10 ? ms * 1000 : ms)))).toBe(3);
  expect(summaryOf([7])).toBe(7);
  expect(() => summaryOf([])).toThrow(expect.objectContaining({ code: 'BUG' }));
});

test('the workload runs, and takes milliseconds', async () => {
  const ms = await runControlWorkload();
  expect(ms).toBeGreaterThan(0.05);
  expect(ms).toBeLessThan(1000);
});
