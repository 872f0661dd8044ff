import { expect, test } from 'vitest';
import { runControlWorkload, summaryOf } from '../../../engine/environments/control.ts';

test('the lower quartile of the repetitions, which long ones do not move', () => {
  expect(summaryOf([9, 2, 1, 3, 4])).toBe(2);
  expect(summaryOf([9000, 2, 1, 3, 4000])).toBe(2);
  expect(summaryOf([7])).toBe(7);
  expect(() => summaryOf([])).toThrow(expect.objectContaining({ code: 'BUG' }));
});

test('the workload runs, and takes milliseconds', async () => {
  const ms = await runControlWorkload();
  expect(ms).toBeGreaterThan(0.05);
  expect(ms).toBeLessThan(1000);
});
