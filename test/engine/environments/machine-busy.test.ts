import { expect, test } from 'vitest';
import { machineBusy } from '../../../engine/environments/machine-busy.ts';

test('the share is what was not idle since the start', () => {
  const readings = [
    { idle: 1000, all: 2000 },
    { idle: 1300, all: 3000 },
    { idle: 1900, all: 4000 },
  ];
  const busy = machineBusy(() => readings.shift() ?? { idle: 0, all: 0 });
  expect(busy.share()).toBeNull();
  busy.read();
  expect(busy.share()).toBeCloseTo(0.7, 12);
  busy.read();
  expect(busy.share()).toBeCloseTo(0.55, 12);
  busy.read();
  expect(busy.share()).toBeNull();
});

test('this machine tells a share while it computes', () => {
  const busy = machineBusy();
  const until = performance.now() + 150;
  while (performance.now() < until) Math.hypot(Math.random(), 1);
  busy.read();
  expect(busy.share()).toBeGreaterThan(0);
  expect(busy.share()).toBeLessThanOrEqual(1);
});
