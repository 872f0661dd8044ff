import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHistogram, encodeHistogram, histogramOf, mergeHistograms, quantileOf } from '../../../../engine/measure/histogram.ts';
import { type ColumnName, type Columns, decodeColumns, encodeColumns } from '../../../../engine/model/api/columns.ts';
import type { Measurement, Series, SeriesWindow } from '../../../../engine/model/measurement.ts';
import { columnsOf } from '../../../../engine/server/columns/columns.ts';
import { mergeNeighbours } from '../../../../engine/server/columns/merge.ts';
import { seriesList } from '../../../../engine/server/columns/series-list.ts';
import { seriesWithTotals } from '../../../../engine/store/parquet/totals.ts';

const stepS = 50;
const steps = Array.from({ length: 8 }, (_, index) => ({
  index,
  kind: 'plateau' as const,
  role: 'step' as const,
  fromS: index * stepS,
  toS: (index + 1) * stepS,
  users: 10,
  arrivalRate: null,
}));

function windowAt(atS: number, widthS: number, values: readonly number[]): SeriesWindow {
  return {
    atS,
    widthS,
    step: Math.floor(atS / stepS),
    count: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    min: Math.min(...values),
    max: Math.max(...values),
    payload: encodeHistogram(histogramOf(values.map((value) => Math.round(value * 1000)))),
  };
}

const trendOf = (windows: readonly SeriesWindow[]): Series =>
  seriesWithTotals({ metric: 'latency', kind: 'trend', contains: 'time', scale: 1000, tags: { name: 'GET /' } }, windows);

const measurementOf = (...series: Series[]): Measurement => ({ startedAt: 0, durationS: steps.length * stepS, steps, series });

function column({ head, values }: Columns, name: ColumnName, series = 0): Float32Array {
  const found = values[head.columns.findIndex((one) => one.series === series && one.name === name)];
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
}

/** Seconds of 400 in which anything was recorded, and what. */
const recorded = fc
  .uniqueArray(
    fc.record({
      atS: fc.integer({ min: 0, max: 399 }),
      values: fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 5 }),
    }),
    {
      minLength: 1,
      maxLength: 400,
      selector: ({ atS }) => atS,
    },
  )
  .map((seconds) => seconds.sort((a, b) => a.atS - b.atS).map(({ atS, values }) => windowAt(atS, 1, values)));

describe('columns', () => {
  it('lose no extreme, never come out longer than asked, and never join across a load step', async () => {
    await fc.assert(
      fc.asyncProperty(recorded, fc.integer({ min: 10, max: 200 }), async (windows, points) => {
        const columns = await columnsOf(measurementOf(trendOf(windows)), { series: [0], points });
        expect(columns.head.times).toBeLessThanOrEqual(points);
        expect(columns.atS).toHaveLength(columns.head.times);
        const [low, high] = [column(columns, 'low'), column(columns, 'high')];
        const seen = (values: Float32Array) => [...values].filter((value) => !Number.isNaN(value));
        for (const step of steps) {
          const own = windows.filter((window) => window.step === step.index);
          const within = (values: Float32Array) =>
            seen(values.filter((_, row) => Math.floor((columns.atS[row] ?? -1) / stepS) === step.index));
          if (own.length === 0) expect(within(high)).toEqual([]);
          else {
            expect(Math.max(...within(high))).toBe(Math.fround(Math.max(...own.map(({ max }) => max))));
            expect(Math.min(...within(low))).toBe(Math.fround(Math.min(...own.map(({ min }) => min))));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keep a gap that is as long as two points', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 60, max: 90 }),
        fc.integer({ min: 10, max: 400 }),
        async (from, length, points) => {
          const windows = Array.from({ length: 400 }, (_, atS) => atS)
            .filter((atS) => atS < from || atS >= from + length)
            .map((atS) => windowAt(atS, 1, [5]));
          const columns = await columnsOf(measurementOf(trendOf(windows)), { series: [0], points });
          const inside = [...columns.atS].flatMap((atS, row) => (atS >= from && atS < from + length ? [column(columns, 'p95')[row]] : []));
          expect(inside).toEqual([Number.NaN]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('say quantiles of merged histograms, not means of quantiles', async () => {
    const windows = [windowAt(0, 1, [1, 1, 1, 1, 1, 1, 1, 1, 1]), windowAt(1, 1, [100])];
    const all = Array.from({ length: 38 }, (_, index) => windowAt(2 + index, 1, [1]));
    const columns = await columnsOf(measurementOf(trendOf([...windows, ...all])), { series: [0], points: 10 });
    expect(columns.head.joined).toBeGreaterThanOrEqual(4);
    expect(column(columns, 'p50')[0]).toBeCloseTo(1, 2);
    expect(column(columns, 'high')[0]).toBeCloseTo(100, 3);
    const merged = mergeHistograms(
      [...windows, ...all].slice(0, columns.head.joined).map(({ payload }) => decodeHistogram(payload ?? new Uint8Array())),
    );
    expect(column(columns, 'p95')[0]).toBeCloseTo(quantileOf(merged, 0.95) / 1000, 4);
  });

  it('merge neighbours as every other histogram is merged', () => {
    const histogram = fc.array(fc.integer({ min: 0, max: 5_000_000 }), { maxLength: 40 }).map(histogramOf);
    fc.assert(
      fc.property(fc.array(histogram, { minLength: 1, maxLength: 9 }), (histograms) => {
        const [own, known] = [mergeNeighbours(histograms), mergeHistograms(histograms)];
        expect({ indices: [...(own?.indices ?? [])], counts: [...(own?.counts ?? [])], total: own?.total }).toEqual({
          indices: [...known.indices],
          counts: [...known.counts],
          total: known.total,
        });
      }),
    );
  });

  it('hold a wide window over all the points it covers, beside narrow ones', async () => {
    const narrow = trendOf(Array.from({ length: 20 }, (_, atS) => windowAt(atS, 1, [atS + 1])));
    const wide = trendOf([windowAt(0, 10, [7]), windowAt(10, 5, [9])]);
    const columns = await columnsOf(measurementOf(narrow, wide), { series: [0, 1], points: 100 });
    const p50 = [...column(columns, 'p50', 1)].map((value) => (Number.isNaN(value) ? null : Math.round(value)));
    expect(p50).toEqual([...Array(10).fill(7), ...Array(5).fill(9), ...Array(5).fill(null)]);
  });

  it('give counters as a rate, rates as a share, gauges as the last reading', async () => {
    const plain = (kind: 'counter' | 'rate' | 'gauge', rows: readonly (readonly [count: number, sum: number])[]): Series =>
      seriesWithTotals(
        { metric: kind, kind, contains: 'default', scale: 1, tags: {} },
        rows.map(([count, sum], index) => ({
          atS: 5 * index,
          widthS: 5,
          step: 0,
          count,
          sum,
          min: kind === 'gauge' ? sum : 0,
          max: kind === 'gauge' ? sum : 0,
        })),
      );
    const measurement = measurementOf(
      plain('counter', [
        [3, 50],
        [3, 100],
      ]),
      plain('rate', [
        [10, 1],
        [30, 9],
      ]),
      plain('gauge', [
        [1, 4],
        [1, 8],
      ]),
    );
    const columns = await columnsOf(measurement, { series: [0, 1, 2], points: 100 });
    expect([0, 1, 2].map((series) => [...column(columns, 'value', series)])).toEqual([
      [10, 20],
      [Math.fround(0.1), Math.fround(0.3)],
      [4, 8],
    ]);
    const list = seriesList(measurement).series;
    expect(list.map(({ unit }) => unit)).toEqual(['perSecond', 'fraction', 'count']);
  });

  it('keep to the stretch that is asked for', async () => {
    const windows = Array.from({ length: 400 }, (_, atS) => windowAt(atS, 1, [atS + 1]));
    const columns = await columnsOf(measurementOf(trendOf(windows)), { series: [0], fromS: 100, toS: 120, points: 2000 });
    expect([columns.atS[0], columns.atS.at(-1), columns.head.times, columns.head.joined]).toEqual([100, 119, 20, 1]);
  });

  it('hold nothing but what is wanted of what a series has', async () => {
    const windows = Array.from({ length: 40 }, (_, atS) => windowAt(atS, 1, [atS + 1, atS + 9]));
    const asked = { series: [0], points: 10 };
    const [whole, part] = [
      await columnsOf(measurementOf(trendOf(windows)), asked),
      await columnsOf(measurementOf(trendOf(windows)), { ...asked, only: ['p95', 'value', 'high'] }),
    ];
    expect(part.head.columns.map(({ name }) => name)).toEqual(['p95', 'high']);
    expect([part.atS, column(part, 'p95'), column(part, 'high')]).toEqual([whole.atS, column(whole, 'p95'), column(whole, 'high')]);
  });

  it('come back from wherever their bytes lie', () => {
    const body = encodeColumns({ head: { times: 2, joined: 1, columns: [] }, atS: Float32Array.of(1, 2), values: [] });
    const shifted = new Uint8Array(body.length + 3);
    shifted.set(body, 3);
    expect([...decodeColumns(shifted.subarray(3)).atS]).toEqual([1, 2]);
  });

  it('refuse series that there are not', async () => {
    await expect(columnsOf(measurementOf(trendOf([windowAt(0, 1, [1])])), { series: [4], points: 100 })).rejects.toMatchObject({
      code: 'USAGE',
    });
  });

  it('come back from their bytes as they were', () => {
    const value = fc.oneof(fc.float({ noNaN: true }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 4 }), fc.infiniteStream(value), (times, count, values) => {
        const draw = () => Float32Array.from({ length: times }, () => values.next().value ?? 0);
        const columns: Columns = {
          head: { times, joined: 1, columns: Array.from({ length: count }, (_, series) => ({ series, name: 'p95' as const })) },
          atS: draw(),
          values: Array.from({ length: count }, draw),
        };
        const back = decodeColumns(encodeColumns(columns));
        expect(back.head).toEqual(columns.head);
        expect([...back.atS]).toEqual([...columns.atS]);
        expect(back.values.map((one) => [...one])).toEqual(columns.values.map((one) => [...one]));
      }),
    );
  });

  it('are no columns when they are cut off', () => {
    const body = encodeColumns({ head: { times: 2, joined: 1, columns: [] }, atS: Float32Array.of(1, 2), values: [] });
    expect(() => decodeColumns(body.subarray(0, body.length - 2))).toThrow(RangeError);
  });
});
