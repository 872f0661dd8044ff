import { encodeHistogram, histogramOf } from '../../../../engine/measure/histogram.ts';
import type { Tags } from '../../../../engine/model/measurement.ts';
import { type Metric, metricById } from '../../../../engine/model/metric.ts';
import type { WindowFileLine, WindowLine } from '../../../../engine/model/window-file.ts';

export const loadStartMs = Date.UTC(2026, 2, 12, 9, 14, 9);

/** Writes the lines a recorder would: metrics and series once, then a window for each second. */
export class WindowLines {
  readonly lines: WindowFileLine[];
  readonly #metrics = new Set<string>();
  readonly #series = new Map<string, number>();

  /** `offsetMs`: how long after a recorder's second the load begins. */
  constructor(offsetMs = 0) {
    this.lines = [{ v: 1, k6: '2.2.0', recorder: '0.1.0', start: loadStartMs, plan: {}, thresholds: {} }];
    this.gauge('loadStart', {}, 0, [loadStartMs + offsetMs]);
  }

  trend(id: string, tags: Tags, second: number, values: readonly number[]): void {
    if (values.length === 0) return;
    const metric = metricById(id, 'trend', 'time');
    const scale = scaleOf(metric);
    const histogram = histogramOf(values.map((value) => Math.round(value * scale)));
    this.#window(metric, tags, second, { ...tally(values), h: Buffer.from(encodeHistogram(histogram)).toString('base64') });
  }

  rate(id: string, tags: Tags, second: number, trues: number, falses: number): void {
    if (trues + falses > 0) this.#window(metricById(id, 'rate'), tags, second, { n: trues + falses, sum: trues });
  }

  counter(id: string, tags: Tags, second: number, sum: number): void {
    if (sum > 0) this.#window(metricById(id, 'counter'), tags, second, { n: sum, sum });
  }

  gauge(id: string, tags: Tags, second: number, values: readonly number[]): void {
    const last = values.at(-1);
    if (last !== undefined) this.#window(metricById(id, 'gauge'), tags, second, { ...tally(values), last });
  }

  #window(metric: Metric, tags: Tags, second: number, window: Omit<WindowLine, 't' | 'series'>): void {
    if (!this.#metrics.has(metric.k6)) {
      this.#metrics.add(metric.k6);
      const contains = metric.unit === 'ms' ? 'time' : metric.unit === 'bytes' ? 'data' : 'default';
      this.lines.push({ metric: metric.k6, type: metric.kind, contains, scale: scaleOf(metric) });
    }
    const key = JSON.stringify([metric.k6, tags]);
    let series = this.#series.get(key);
    if (series === undefined) {
      series = this.#series.size + 1;
      this.#series.set(key, series);
      this.lines.push({ series, metric: metric.k6, tags });
    }
    this.lines.push({ t: loadStartMs + second * 1000, series, ...window });
  }
}

const scaleOf = ({ kind, unit }: Metric): number => (kind !== 'trend' ? 1 : unit === 'ms' ? 1000 : unit === 'score' ? 1_000_000 : 1);

function tally(values: readonly number[]) {
  return {
    n: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    min: values.reduce((least, value) => Math.min(least, value)),
    max: values.reduce((greatest, value) => Math.max(greatest, value)),
  };
}
