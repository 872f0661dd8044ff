import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFold, type Fold } from '../../../engine/measure/fold.ts';
import { decodeHistogram, histogramOf, mergeHistograms } from '../../../engine/measure/histogram.ts';
import { parseWindowFileLine } from '../../../engine/measure/parse.ts';
import { pool } from '../../../engine/measure/pool.ts';
import type { LoadStep } from '../../../engine/model/load.ts';
import type { WindowFileLine } from '../../../engine/model/window-file.ts';
import { header, Lines, origin, step } from './lines.ts';

const scenario = { scenario: 'orders', name: 'list' };
const sample = readFileSync(new URL('../../fixtures/windows/sample.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n');

function folded(lines: readonly WindowFileLine[], steps: readonly LoadStep[] = []): Fold {
  const fold = createFold({ steps });
  for (const line of lines) fold.add(line);
  return fold;
}

const only = (fold: Fold, metric: string) => {
  const found = fold.measurement().series.filter((series) => series.metric === metric && series.selector === undefined);
  expect(found).toHaveLength(1);
  return found[0];
};

describe('createFold', () => {
  it('folds what the recorder wrote for a real script', () => {
    const fold = folded(sample.map(parseWindowFileLine), [step(0, 0, 5)]);
    const measurement = fold.measurement();
    expect(fold.header()?.k6).toBe('v2.2.0');
    expect(fold.end()).toEqual({ end: 1795439530324, reason: 'completed' });
    expect(measurement.startedAt).toBe(1795439525250);
    expect(measurement.durationS).toBe(5.074);
    // Counted in the file by `grep`: requests of all windows, of which one each in set-up and tear-down.
    expect(pool(measurement, { metric: 'requests' }).sum).toBe(1453);
    expect(pool(measurement, { metric: 'latency' }).count).toBe(1453);
    expect(pool(measurement, { metric: 'latency', selector: 'scenario:rest' }).count).toBe(1360);
    expect(pool(measurement, { metric: 'errorRate', tags: { name: 'refused' } })).toMatchObject({ count: 10, sum: 10 });
    expect(fold.errors().map(({ count, message }) => [count, message])).toEqual([
      [340, 'HTTP 500 Internal Server Error'],
      [34, 'check failed'],
      [10, 'dial: connection refused'],
    ]);
  });

  it('begins the load where a journey says so, even when that comes after windows of the same second', () => {
    const lines = new Lines();
    lines.counter(0, 'http_reqs', { group: '::setup' }, 3);
    lines.trend(4, 'http_req_duration', scenario, [5, 6]);
    lines.gauge(4, 'headroom_load_start', {}, origin + 4_250);
    lines.trend(5, 'http_req_duration', scenario, [7]);
    const fold = lines.fold([step(0, 0, 1), step(1, 1, 10)]);
    expect(fold.measurement().startedAt).toBe(origin + 4_250);
    expect(only(fold, 'latency')?.windows.map(({ atS, step, count }) => [atS, step, count])).toEqual([
      [-0.25, 0, 2],
      [0.75, 1, 1],
    ]);
    expect(only(fold, 'latency')?.totals.map(({ step, count }) => [step, count])).toEqual([
      [0, 2],
      [1, 1],
    ]);
    expect(only(fold, 'requests')?.windows[0]).toMatchObject({ atS: -4.25, step: -1 });
  });

  it('begins the load with the first window of a scenario, else with the recorder', () => {
    const lines = new Lines();
    lines.counter(1, 'http_reqs', { group: '::setup' }, 3);
    expect(lines.fold().measurement().startedAt).toBe(origin);
    lines.trend(2, 'http_req_duration', { scenario: 'orders' }, [5], 'scenario:orders');
    lines.trend(3, 'http_req_duration', scenario, [5]);
    lines.trend(4, 'http_req_duration', scenario, [5]);
    expect(lines.fold().measurement().startedAt).toBe(origin + 3_000);
    expect(lines.fold().measurement().durationS).toBe(2);
  });

  it('believes the first start of the load, not a later one', () => {
    const lines = new Lines().gauge(1, 'headroom_load_start', {}, origin + 1_500).trend(2, 'http_req_duration', scenario, [5]);
    lines.gauge(3, 'headroom_load_start', {}, origin + 3_500);
    expect(lines.fold().measurement().startedAt).toBe(origin + 1_500);
  });

  it('ignores a start of the load that cannot be', () => {
    const lines = new Lines();
    lines.gauge(0, 'headroom_load_start', {}, 12);
    expect(lines.fold().measurement().startedAt).toBe(origin);
  });

  it('gives a second to the step that holds its middle, and every second to one step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 5 }),
        (late, lengths) => {
          const edges = [0];
          for (const length of lengths) edges.push((edges.at(-1) ?? 0) + length);
          const at = edges.at(-1) ?? 0;
          const steps = lengths.map((_, index) => step(index, (edges[index] ?? 0) / 1000, (edges[index + 1] ?? 0) / 1000));
          const lines = new Lines();
          lines.gauge(0, 'headroom_load_start', {}, origin + late);
          const seconds = Math.ceil(at / 1000) + 2;
          for (let second = 0; second < seconds; second++) lines.counter(second, 'http_reqs', scenario, 1);
          const series = only(lines.fold(steps), 'requests');
          for (const window of series?.windows ?? []) {
            const middle = window.atS + 0.5;
            const expected = steps.find(({ fromS, toS }) => fromS <= middle + 1e-9 && middle + 1e-9 < toS)?.index ?? -1;
            expect(window.step).toBe(expected);
          }
          expect(series?.totals.reduce((sum, { count }) => sum + count, 0)).toBe(seconds);
        },
      ),
    );
  });

  it('adds late lines of the same second, in whatever order windows come', () => {
    const values = [[5, 6], [7], [1000], [2], [3, 4]];
    const seconds = [2, 1, 2, 0, 1];
    const lines = new Lines();
    values.forEach((list, at) => {
      lines.trend(seconds[at] ?? 0, 'http_req_duration', scenario, list);
    });
    const fold = lines.fold();
    const series = only(fold, 'latency');
    // The load begins with the first window of a scenario in the file, second 2.
    expect(series?.windows.map(({ atS, count, sum, min, max }) => ({ atS, count, sum, min, max }))).toEqual([
      { atS: -2, count: 1, sum: 2, min: 2, max: 2 },
      { atS: -1, count: 3, sum: 14, min: 3, max: 7 },
      { atS: 0, count: 3, sum: 1011, min: 5, max: 1000 },
    ]);
    const last = series?.windows[2]?.payload;
    expect(last && decodeHistogram(last)).toEqual(histogramOf([5_000, 6_000, 1_000_000]));
    expect(series?.totals[0]?.histogram).toEqual(histogramOf(values.flat().map((value) => value * 1000)));
  });

  it('keeps the last value of a gauge and its extremes', () => {
    const lines = new Lines().gauge(0, 'vus', {}, 3, 9, 5).gauge(0, 'vus', {}, 4);
    expect(only(lines.fold(), 'users')?.windows).toEqual([{ atS: 0, widthS: 1, step: -1, count: 4, sum: 4, min: 3, max: 9 }]);
  });

  it('widens the windows of long runs pairwise, never across a step, and loses nothing', () => {
    const lines = new Lines();
    const seconds = 4_500;
    for (let second = 0; second < seconds; second++) lines.trend(second, 'http_req_duration', scenario, [1 + (second % 7)]);
    const steps = [step(0, 0, 1_001), step(1, 1_001, 10_000)];
    const fold = lines.fold(steps);
    const series = only(fold, 'latency');
    expect(series?.windows.length).toBeLessThanOrEqual(2_000);
    expect(series?.windows[0]).toMatchObject({ atS: 0, widthS: 4, count: 4, sum: 10 });
    expect(series?.windows.find(({ atS }) => atS === 1_000)).toMatchObject({ widthS: 1, step: 0, count: 1 });
    expect(series?.windows.find(({ atS }) => atS === 1_001)).toMatchObject({ widthS: 3, step: 1, count: 3 });
    expect(series?.totals.map(({ count }) => count)).toEqual([1_001, 3_499]);
    const payloads = (series?.windows ?? []).flatMap(({ payload }) => (payload ? [decodeHistogram(payload)] : []));
    const totals = (series?.totals ?? []).flatMap(({ histogram }) => (histogram ? [histogram] : []));
    expect(mergeHistograms(payloads)).toEqual(mergeHistograms(totals));
    expect(fold.measurement().durationS).toBe(seconds);
  });

  it('says what was folded into other', () => {
    const fold = folded([header, { folded: { metric: 'http_reqs', distinct: 1_001 } }]);
    expect(fold.warnings()).toEqual(['More than 1000 sets of tags, first at http_reqs: further ones are recorded together as "other".']);
  });

  it.each<[string, WindowFileLine[]]>([
    ['a second header', [header, header]],
    ['a series before its metric', [header, { series: 1, metric: 'http_reqs', tags: {} }]],
    ['a window before its series', [header, { t: origin, series: 1, n: 1, sum: 1 }]],
    ['a series twice', [...new Lines().counter(0, 'http_reqs', {}, 1).lines, { series: 1, metric: 'http_reqs', tags: {} }]],
    ['a trend without a histogram', [...new Lines().trend(0, 'http_req_duration', {}, [1]).lines, { t: origin, series: 1, n: 1 }]],
    [
      'a histogram that is not base64',
      [...new Lines().trend(0, 'http_req_duration', {}, [1]).lines, { t: origin, series: 1, n: 1, h: '?' }],
    ],
    [
      'a count that is not the histogram’s',
      [
        ...new Lines().trend(0, 'http_req_duration', {}, [1]).lines.slice(0, 3),
        { ...new Lines().trend(0, 'http_req_duration', {}, [1]).lines[3], n: 2 } as WindowFileLine,
      ],
    ],
    ['a window of another year', new Lines().counter(0, 'http_reqs', {}, 1).counter(1e9, 'http_reqs', {}, 1).lines],
  ])('refuses %s', (_, lines) => {
    expect(() => folded(lines)).toThrow(expect.objectContaining({ code: 'WINDOWS_DAMAGED' }));
  });
});
