import { expect, test } from 'vitest';
import type { LoadStep } from '../../../../engine/model/load.ts';
import type { WindowFileLine } from '../../../../engine/model/window-file.ts';
import { createRateMeter, replayedHold } from '../../../../engine/run/load/rate-meter.ts';

const step = (index: number, role: LoadStep['role'], fromS: number, toS: number, users: number): LoadStep => ({
  index,
  kind: 'plateau',
  role,
  fromS,
  toS,
  users,
  arrivalRate: null,
});
const start = 1_700_000_000_000;
const steps = [step(0, 'warm-up', 0, 2, 10), step(1, 'hold', 2, 8, 10)];
const head: WindowFileLine[] = [
  { series: 1, metric: 'headroom_load_start', tags: {} },
  { series: 2, metric: 'iterations', tags: { scenario: 'orders' } },
  { series: 3, metric: 'iterations', tags: { scenario: 'browser' } },
  { series: 4, metric: 'iterations', tags: {}, selector: 'scenario:orders' },
  { t: start, series: 1, n: 1, last: start + 400 },
];
const second = (atS: number, series: number, sum: number): WindowFileLine => ({ t: start + atS * 1000, series, n: sum, sum });

test('counts whole seconds of the hold, of the journeys asked for', () => {
  const meter = createRateMeter(steps, ['orders', 'idle']);
  for (const line of head) meter.add(line);
  expect(meter.rates()).toBeNull();
  const told = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((atS) =>
    [second(atS, 3, 99), second(atS, 4, 99), second(atS, 2, atS)].map((line) => meter.add(line)),
  );
  // Second 2.0 of the file is 1.6 s after the load began: outside. Windows 3 to 7 are inside; 7 is not over when the last of its lines comes.
  expect(meter.rates()).toEqual({ orders: (3 + 4 + 5 + 6) / 4, idle: 0 });
  expect(told.flat().filter(Boolean)).toHaveLength(4);
});

test('a run whose load never began has no rate', () => {
  const meter = createRateMeter(steps, ['orders']);
  for (const line of [...head.slice(1, 4), second(3, 2, 5), second(4, 2, 5)]) meter.add(line);
  expect(meter.rates()).toBeNull();
});

test('the hold that is replayed is the last with the most users', () => {
  const holds = [step(0, 'hold', 0, 5, 50), step(1, 'hold', 5, 10, 100), step(2, 'hold', 10, 15, 100), step(3, 'hold', 15, 20, 10)];
  expect(replayedHold(holds)?.index).toBe(2);
  expect(replayedHold([step(0, 'step', 0, 5, 50)])).toBeNull();
});
