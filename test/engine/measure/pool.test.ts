import { describe, expect, it } from 'vitest';
import { histogramOf } from '../../../engine/measure/histogram.ts';
import { pool, pooledWindows, tagValues } from '../../../engine/measure/pool.ts';
import { Lines, step } from './lines.ts';

const list = { scenario: 'orders', name: 'list' };
const create = { scenario: 'orders', name: 'create' };

const measurement = new Lines()
  .trend(0, 'http_req_duration', list, [1, 2])
  .trend(0, 'http_req_duration', create, [9])
  .trend(1, 'http_req_duration', list, [3])
  .trend(1, 'http_req_duration', list, [3], 'name:list')
  .trend(2, 'http_req_duration', create, [4])
  .gauge(0, 'vus', {}, 7)
  .gauge(2, 'vus', {}, 5)
  .rate(1, 'http_req_failed', list, 1, 4)
  .fold([step(0, 0, 1), step(1, 1, 2)])
  .measurement();

describe('pool', () => {
  it('merges series of all tags and steps, copies for thresholds apart', () => {
    const latency = pool(measurement, { metric: 'latency' });
    expect(latency).toEqual({ count: 5, sum: 19, min: 1, max: 9, scale: 1000, histogram: histogramOf([1000, 2000, 9000, 3000, 4000]) });
    expect(pool(measurement, { metric: 'latency', selector: 'name:list' })).toMatchObject({ count: 1, sum: 3 });
  });

  it('keeps to tags, steps and any further condition', () => {
    expect(pool(measurement, { metric: 'latency', tags: { name: 'list' } }).count).toBe(3);
    expect(pool(measurement, { metric: 'latency', steps: [1] }).count).toBe(1);
    expect(pool(measurement, { metric: 'latency', steps: [-1, 0] }).count).toBe(4);
    expect(pool(measurement, { metric: 'latency', where: ({ name }) => name === 'create' }).sum).toBe(13);
  });

  it('has the last value of a gauge, the trues of a rate, and no histogram for either', () => {
    expect(pool(measurement, { metric: 'users' })).toEqual({ count: 2, sum: 5, min: 5, max: 7, scale: 1, histogram: null });
    expect(pool(measurement, { metric: 'users', steps: [0] }).sum).toBe(7);
    expect(pool(measurement, { metric: 'errorRate' })).toMatchObject({ count: 4, sum: 1, histogram: null });
  });

  it('of nothing is nothing', () => {
    expect(pool(measurement, { metric: 'cls' })).toEqual({ count: 0, sum: 0, min: 0, max: 0, scale: 1, histogram: null });
  });
});

describe('pooledWindows', () => {
  it('merges series second by second, in order', () => {
    const windows = pooledWindows(measurement, { metric: 'latency' });
    expect(windows.map(({ atS, step, count, sum }) => [atS, step, count, sum])).toEqual([
      [0, 0, 3, 12],
      [1, 1, 1, 3],
      [2, -1, 1, 4],
    ]);
    expect(windows[0]?.histogram).toEqual(histogramOf([1000, 2000, 9000]));
    expect(pooledWindows(measurement, { metric: 'latency', steps: [1] })).toHaveLength(1);
  });
});

describe('tagValues', () => {
  it('lists what was seen', () => {
    expect(tagValues(measurement, 'latency', 'name')).toEqual(['create', 'list']);
    expect(tagValues(measurement, 'latency', 'name', [1])).toEqual(['list']);
    expect(tagValues(measurement, 'latency', 'page')).toEqual([]);
  });
});
