import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeHistogram, histogramOf } from '../../../engine/measure/histogram.ts';
import { pooledWindows } from '../../../engine/measure/pool.ts';
import type { Series, SeriesWindow } from '../../../engine/model/measurement.ts';
import { seriesWithTotals } from '../../../engine/store/parquet/totals.ts';
import { widenSparse } from '../../../engine/store/parquet/widen.ts';
import { sampleMeasurement } from './samples.ts';

const withTotals = (series: Series) => seriesWithTotals(series, series.windows);
const sameTotals = (before: readonly Series[], after: readonly Series[]) => {
  for (const [index, series] of after.entries()) {
    const kept = withTotals(series).totals;
    expect(kept.map(({ step, count, histogram }) => ({ step, count, histogram }))).toEqual(
      before[index]?.totals.map(({ step, count, histogram }) => ({ step, count, histogram })),
    );
    for (const [place, total] of (before[index]?.totals ?? []).entries())
      for (const key of ['sum', 'min', 'max'] as const)
        expect(Math.abs((kept[place]?.[key] ?? 0) - total[key])).toBeLessThanOrEqual(Math.abs(total[key]) * 1e-6);
  }
};

describe('sparse windows are kept wider', () => {
  const { series } = sampleMeasurement(2, 60, 8);
  const kept = widenSparse(series);
  const of = (metric: string) => kept.find((one) => one.metric === metric)?.windows ?? [];

  test('and every total stays as it was', () => sameTotals(series, kept));

  test('what is watched over time to 5 s, the rest to a load step, never across one', () => {
    expect(of('latency').map(({ widthS }) => widthS)).toEqual(Array(12).fill(5));
    expect(of('waitTime').map(({ atS, widthS, step }) => [atS, widthS, step])).toEqual([
      [0.359, 10, 0],
      [10.359, 50, 1],
    ]);
  });

  test('a gauge is kept reading by reading', () => expect(of('users')).toEqual(series.find(({ metric }) => metric === 'users')?.windows));
});

test('windows with much in them stay as they are', () => {
  const { series } = sampleMeasurement(1, 5, 200);
  const [latency] = widenSparse(series);
  expect(latency?.windows.map(({ atS, widthS, count, payload }) => ({ atS, widthS, count, payload }))).toEqual(
    series[0]?.windows.map(({ atS, widthS, count, payload }) => ({ atS, widthS, count, payload })),
  );
});

test('series of a metric go on pooling window by window, also where one was silent', () => {
  const measurement = sampleMeasurement(3, 30, 5);
  const gaps = measurement.series.map((one, index) =>
    withTotals({ ...one, windows: one.windows.filter((_, second) => (second + Math.floor(index / 9)) % 3 !== 0) }),
  );
  const kept = { ...measurement, series: widenSparse(gaps).map(withTotals) };
  const windows = pooledWindows(kept, { metric: 'latency' });
  expect(windows.map(({ atS, widthS }) => [atS, widthS])).toEqual([0.359, 5.359, 10.359, 15.359, 20.359, 25.359].map((atS) => [atS, 5]));
  expect(windows.reduce((sum, { count }) => sum + count, 0)).toBe(
    gaps
      .filter(({ metric }) => metric === 'latency')
      .flatMap(({ totals }) => totals)
      .reduce((sum, { count }) => sum + count, 0),
  );
});

test('whatever the windows, totals stay, windows stay in order, within their step, and do not overlap', () => {
  const window = fc.record({ gap: fc.nat({ max: 3 }), values: fc.array(fc.nat({ max: 600_000_000 }), { minLength: 1, maxLength: 5 }) });
  const list = fc.tuple(fc.array(window, { maxLength: 40 }), fc.constantFrom('latency', 'waitTime'));
  fc.assert(
    fc.property(
      fc.array(list, { maxLength: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      (lists, widthS, stepWidths) => {
        const before = lists.map(([windows, metric]) => {
          let second = 0;
          const made = windows.map(({ gap, values }): SeriesWindow => {
            second += (gap + 1) * widthS;
            const scaled = values.map((value) => value / 1000);
            const tally = {
              count: values.length,
              sum: scaled.reduce((sum, value) => sum + value, 0),
              min: Math.min(...scaled),
              max: Math.max(...scaled),
            };
            return {
              atS: second - 0.5,
              widthS,
              step: Math.floor(second / (stepWidths * widthS)),
              ...tally,
              payload: encodeHistogram(histogramOf(values)),
            };
          });
          return seriesWithTotals({ metric, kind: 'trend', contains: 'time', scale: 1000, tags: {} }, made);
        });
        const after = widenSparse(before);
        sameTotals(before, after);
        for (const { windows } of after)
          for (const [index, one] of windows.entries()) expect(one.atS).toBeGreaterThan(index === 0 ? -1 : (windows[index - 1]?.atS ?? 0));
      },
    ),
    { numRuns: 200 },
  );
});
