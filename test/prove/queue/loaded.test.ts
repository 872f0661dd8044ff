import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { conditions } from './conditions.ts';
import { poissonArrivals, type QueueOutcome } from './outcome.ts';
import { queueTrial } from './trial.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'headroom-queue-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const shortly = async (index: number): Promise<QueueOutcome> => {
  const condition = conditions[index];
  if (!condition) throw new RangeError(`There is no condition ${index}.`);
  return await queueTrial({ condition: { ...condition, holdS: 3 }, warmUpS: 1, seed: 21, folder, signal: new AbortController().signal });
};

const mostLateMs = 2;

/** Four standard errors: an interval of 95 % is two of them to either side. */
const chance = ({ value, low }: QueueOutcome['measured']['mean']) => 2 * (value - (low ?? 0));

test('k6 brings Poisson arrivals to the queue, and measures what theory says of it', async ({ skip }) => {
  const outcome = await shortly(0);
  const { measured, queue, theory } = outcome;
  expect(measured.failed).toBe(0);
  expect(measured.requests / queue.arrivals).toBeCloseTo(1, 1);
  // The queue sends its answers from a clock of its own: where that is late, so are arrivals.
  if (measured.validity !== 'valid' || queue.lateMs.p99 > mostLateMs) skip('the machine is too busy to keep milliseconds');
  expect(poissonArrivals(outcome)).toBe(true);
  expect(Math.abs(queue.meanMs - theory.meanMs)).toBeLessThan(chance(measured.mean));
  expect(Math.abs(measured.mean.value - queue.inFlight / (measured.perSecond / 1000)) / measured.mean.value).toBeLessThan(0.1);
});
