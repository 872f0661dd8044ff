import { mergeHistograms, quantileOf } from '../measure/histogram.ts';
import { type PooledWindow, pool, pooledWindows, type Selection } from '../measure/pool.ts';
import type { Histogram, Measurement } from '../model/measurement.ts';
import type { Timeline } from '../model/report.ts';
import { type View, withSecondOpinion } from './view.ts';

const mostPoints = 2000;
const significantDigits = 5;

/** The run second by second, or in wider slots when it is long. What nobody recorded is null; a second in which users were counted and none got an answer has 0 requests. */
export function timelineOf(view: View): Timeline {
  const { measurement, kind } = view;
  const where = withSecondOpinion(view);
  const slots = slotsOf(measurement);
  const of = (metric: string) => slots.of({ metric, where });
  const latency = of(kind.times);
  const users = slots.of({ metric: 'users' });
  const { scale } = pool(measurement, { metric: kind.times });
  const histograms = latency.map((windows) => mergedIn(windows));
  const quantile = (q: number) => histograms.map((histogram) => (histogram === null ? null : rounded(quantileOf(histogram, q) / scale)));
  return {
    atS: slots.atS,
    widthS: slots.widthS,
    users: users.map((windows) => windows.at(-1)?.sum ?? null),
    requestsPerSecond: latency.map((windows, slot) =>
      windows.length + (users[slot]?.length ?? 0) === 0 ? null : rounded(sumOf(windows, 'count') / (slots.widthS[slot] ?? 1)),
    ),
    p50: quantile(0.5),
    p90: quantile(0.9),
    p95: quantile(0.95),
    p99: quantile(0.99),
    errorRate: of(kind.fails).map(meanIn),
    dbTime: of('dbTime').map(meanIn),
  };
}

interface Slots {
  readonly atS: number[];
  readonly widthS: number[];
  /** The windows of a selection, by slot. A window belongs where its middle lies. */
  of(selection: Selection): PooledWindow[][];
}

function slotsOf(measurement: Measurement): Slots {
  const { durationS } = measurement;
  const widest = measurement.series.reduce((width, { windows }) => windows.reduce((most, { widthS }) => Math.max(most, widthS), width), 1);
  const slotS = Math.max(Math.ceil(widest), Math.ceil(durationS / mostPoints));
  const count = Math.ceil(durationS / slotS);
  const atS = Array.from({ length: count }, (_, slot) => slot * slotS);
  return {
    atS,
    widthS: atS.map((from) => Math.min(slotS, durationS - from)),
    of(selection) {
      const slots = atS.map((): PooledWindow[] => []);
      for (const window of pooledWindows(measurement, selection)) slots[Math.floor((window.atS + window.widthS / 2) / slotS)]?.push(window);
      return slots;
    },
  };
}

function mergedIn(windows: readonly PooledWindow[]): Histogram | null {
  const merged = mergeHistograms(windows.flatMap(({ histogram }) => histogram ?? []));
  return merged.total > 0 ? merged : null;
}

function meanIn(windows: readonly PooledWindow[]): number | null {
  const count = sumOf(windows, 'count');
  return count > 0 ? rounded(sumOf(windows, 'sum') / count) : null;
}

function sumOf(windows: readonly PooledWindow[], part: 'count' | 'sum'): number {
  return windows.reduce((sum, window) => sum + window[part], 0);
}

/** Beyond these digits a chart shows nothing and a file only grows. */
function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(significantDigits)) : null;
}
