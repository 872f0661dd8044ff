import { expect, it } from 'vitest';
import { TimeIntegral } from '../../../../engine/demo/metrics/time-integral.ts';

it('adds up a number times the time it stood', () => {
  let nowMs = 1000;
  const integral = new TimeIntegral(() => nowMs);
  nowMs = 3000;
  expect(integral.read()).toBe(0);
  integral.add(1);
  nowMs = 3500;
  integral.add(2);
  nowMs = 4500;
  integral.add(-3);
  nowMs = 9000;
  expect(integral.read()).toBeCloseTo(0.5 + 3, 12);
});
