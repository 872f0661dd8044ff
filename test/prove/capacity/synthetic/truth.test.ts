import { expect, test } from 'vitest';
import { createRandom } from '../../../../engine/stats/random.ts';
import { syntheticLadder } from './ladder.ts';
import { capacityOf, limitMsOf, truths } from './truth.ts';

test.each(truths)(
  '$name: times grow with the load, Little holds in every plateau, and the capacity is where p95 meets the limit',
  (truth) => {
    const limitMs = limitMsOf(truth);
    const capacity = capacityOf(truth);
    expect(truth.p95Ms(capacity)).toBeCloseTo(limitMs, 3);
    expect(capacity).toBeLessThan(truth.limit);
    const rates = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => share * truth.limit);
    const times = rates.map((rate) => [truth.meanMs(rate), truth.p95Ms(rate)]);
    expect(times).toEqual([...times].sort(([a = 0], [b = 0]) => a - b));
    const points = syntheticLadder({ truth, spread: 0, plateaus: 6, upTo: 1.25, seconds: 3600 }, createRandom(1));
    for (const { concurrency, throughput, meanMs } of points)
      expect(concurrency.value).toBeCloseTo((throughput.value * (meanMs?.value ?? 0)) / 1000, 9);
  },
);

test('a ladder passes below the capacity and fails beyond it, with plateaus in geometric steps', () => {
  const [truth] = truths;
  if (!truth) throw new RangeError('There is no truth.');
  const points = syntheticLadder({ truth, spread: 0.001, plateaus: 6, upTo: 1.05, seconds: 3600 }, createRandom(2));
  expect(points.map(({ verdicts }) => verdicts[0]?.status)).toEqual(['pass', 'pass', 'pass', 'pass', 'pass', 'fail']);
  const steps = points.slice(1).map(({ throughput }, at) => throughput.value / (points[at]?.throughput.value ?? 1));
  for (const step of steps) expect(step).toBeCloseTo(10 ** 0.2, 1);
});
