import { encodeBase64 } from '../../../engine/measure/base64.ts';
import { createFold, type Fold } from '../../../engine/measure/fold.ts';
import { encodeHistogram, histogramOf } from '../../../engine/measure/histogram.ts';
import type { LoadStep } from '../../../engine/model/load.ts';
import type { Tags } from '../../../engine/model/measurement.ts';
import type { MetricKind } from '../../../engine/model/metric.ts';
import type { HeaderLine, MetricLine, SeriesLine, WindowFileLine, WindowLine } from '../../../engine/model/window-file.ts';

/** Unix ms of the recorder's start in every synthetic file. */
export const origin = 1_700_000_000_000;

export const header: HeaderLine = { v: 1, k6: 'v2.2.0', start: origin, plan: { scenarios: {} }, thresholds: {} };

export function step(index: number, fromS: number, toS: number, change: Partial<LoadStep> = {}): LoadStep {
  return { index, kind: 'plateau', role: 'hold', fromS, toS, users: 10, arrivalRate: null, ...change };
}

const contains: Readonly<Record<string, string>> = {
  http_req_duration: 'time',
  think_time: 'time',
  headroom_lateness: 'time',
  db_duration: 'time',
};

/** Writes the lines that a recorder would write, announcing metrics and series as they come up. */
export class Lines {
  readonly lines: WindowFileLine[] = [header];
  readonly #metrics = new Map<string, MetricLine>();
  readonly #series = new Map<string, number>();

  trend(second: number, metric: string, tags: Tags, values: readonly number[], selector?: string): this {
    const scale = this.#metric(metric, 'trend').scale;
    const h = encodeBase64(encodeHistogram(histogramOf(values.map((value) => Math.round(value * scale)))));
    const sum = values.reduce((total, value) => total + value, 0);
    const extremes = { min: Math.min(...values), max: Math.max(...values) };
    return this.#window(second, metric, 'trend', tags, { n: values.length, sum, ...extremes, h }, selector);
  }

  rate(second: number, metric: string, tags: Tags, trues: number, count: number): this {
    return this.#window(second, metric, 'rate', tags, { n: count, sum: trues });
  }

  counter(second: number, metric: string, tags: Tags, sum: number, count = sum, selector?: string): this {
    return this.#window(second, metric, 'counter', tags, { n: count, sum }, selector);
  }

  gauge(second: number, metric: string, tags: Tags, ...values: readonly number[]): this {
    const [last = 0] = values.slice(-1);
    return this.#window(second, metric, 'gauge', tags, { n: values.length, last, min: Math.min(...values), max: Math.max(...values) });
  }

  fold(steps: readonly LoadStep[] = []): Fold {
    const fold = createFold({ steps });
    for (const line of this.lines) fold.add(line);
    return fold;
  }

  #metric(metric: string, type: MetricKind): MetricLine {
    const known = this.#metrics.get(metric);
    if (known) return known;
    const line: MetricLine = { metric, type, contains: contains[metric] ?? 'default', scale: type === 'trend' ? 1000 : 1 };
    this.#metrics.set(metric, line);
    this.lines.push(line);
    return line;
  }

  #window(second: number, metric: string, kind: MetricKind, tags: Tags, body: Omit<WindowLine, 't' | 'series'>, selector?: string): this {
    this.#metric(metric, kind);
    const key = JSON.stringify([metric, tags, selector]);
    let series = this.#series.get(key);
    if (series === undefined) {
      series = this.#series.size + 1;
      this.#series.set(key, series);
      const line: SeriesLine = { series, metric, tags, ...(selector === undefined ? {} : { selector }) };
      this.lines.push(line);
    }
    this.lines.push({ t: origin + second * 1000, series, ...body });
    return this;
  }
}
