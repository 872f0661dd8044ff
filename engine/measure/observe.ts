import type { Tags } from '../model/measurement.ts';
import type { MetricKind } from '../model/metric.ts';
import type { TemplatingRule } from '../model/templating.ts';
import type { HeaderLine, MetricLine, WindowFileLine, WindowLine } from '../model/window-file.ts';
import { encodeBase64 } from './base64.ts';
import { highestValue } from './buckets.ts';
import { encodeHistogram, histogramOf } from './histogram.ts';
import { type ObservedSeries, SeriesRegistry } from './observed-series.ts';
import { scaleFor } from './scale.ts';

/** One sample of one metric, as a stream of single observations has it. */
export interface Observation {
  /** k6's name. */
  readonly metric: string;
  readonly kind: MetricKind;
  /** k6's word for the unit: time, data or default. */
  readonly contains: string;
  readonly value: number;
  /** Unix ms. */
  readonly timeMs: number;
  /** All tags; those that do not make a series are left out, URLs are templated. */
  readonly tags: Tags;
}

export interface Observer {
  add(observation: Observation): void;
  /** Writes what is still open, and the end. */
  end(reason: string, timeMs: number): void;
}

export interface ObserverOptions {
  /** Written first. Its thresholds with a selector become series of their own. */
  readonly header: HeaderLine;
  /** The user's own naming rules, before ours. */
  readonly templating?: readonly TemplatingRule[];
}

const windowMs = 1000;
/** How far behind the latest observation one may still come into its own window; a later one makes a further line. */
const lagMs = 2000;

/** Turns single observations into the lines of a window file, as the recorder would have written them. */
export function createObserver(emit: (line: WindowFileLine) => void, options: ObserverOptions): Observer {
  return new WindowObserver(emit, options);
}

class WindowObserver implements Observer {
  readonly #emit: (line: WindowFileLine) => void;
  readonly #startMs: number;
  readonly #registry: SeriesRegistry;
  readonly #announced = new Map<string, MetricLine>();
  readonly #open = new Set<ObservedSeries>();
  #latest = Number.NEGATIVE_INFINITY;

  constructor(emit: (line: WindowFileLine) => void, { header, templating = [] }: ObserverOptions) {
    this.#emit = emit;
    this.#startMs = header.start;
    this.#registry = new SeriesRegistry(header.thresholds, templating);
    emit(header);
  }

  add(observation: Observation): void {
    const t = this.#startMs + Math.floor(Math.max(0, observation.timeMs - this.#startMs) / windowMs) * windowMs;
    if (Number.isFinite(observation.value)) this.#put(observation, t, observation.value);
    else this.#count('headroom_dropped_samples', t);
    if (t <= this.#latest) return;
    this.#latest = t;
    this.#flush(t - lagMs);
  }

  end(reason: string, timeMs: number): void {
    // Writing may count clamped samples, which open a window of their own.
    while (this.#open.size > 0) this.#flush(Number.POSITIVE_INFINITY);
    this.#emit({ end: timeMs, reason });
  }

  #flush(until: number): void {
    for (const warning of this.#registry.warnings()) this.#emit(warning);
    for (const series of [...this.#open].sort((a, b) => a.id - b.id)) {
      for (const [t, values] of series.take(until)) this.#write(series, t, values);
      if (series.isIdle) this.#open.delete(series);
    }
  }

  #write(series: ObservedSeries, t: number, values: readonly number[]): void {
    const { scale } = this.#announce(series, values);
    this.#emit({ t, series: series.id, n: values.length, ...this.#body(series, t, values, scale) });
  }

  #body({ kind }: ObservedSeries, t: number, values: readonly number[], scale: number): Omit<WindowLine, 't' | 'series' | 'n'> {
    switch (kind) {
      case 'rate':
        return { sum: values.filter((value) => value !== 0).length };
      case 'counter':
        return { sum: sumOf(values) };
      case 'gauge':
        return { last: values.at(-1) ?? 0, ...extremesOf(values) };
      case 'trend':
        return { sum: sumOf(values), ...extremesOf(values), h: this.#encode(values, scale, t) };
    }
  }

  #announce(series: ObservedSeries, values: readonly number[]): MetricLine {
    let line = this.#announced.get(series.metric);
    if (!line) {
      line = { metric: series.metric, type: series.kind, contains: series.contains, scale: scaleFor(series, values) };
      this.#announced.set(series.metric, line);
      this.#emit(line);
    }
    if (!series.announced) {
      series.announced = true;
      this.#emit(series.line());
    }
    return line;
  }

  #encode(values: readonly number[], scale: number, t: number): string {
    const integers = values.map((value) => Math.floor(value * scale + 0.5));
    for (const integer of integers) if (integer < 0 || integer > highestValue) this.#count('headroom_clamped_samples', t);
    return encodeBase64(encodeHistogram(histogramOf(integers)));
  }

  /** Counts a sample that could not be recorded as it was, under the recorder's names. */
  #count(metric: string, t: number): void {
    this.#put({ metric, kind: 'counter', contains: 'default', tags: noTags }, t, 1);
  }

  #put(observed: Omit<Observation, 'value' | 'timeMs'>, t: number, value: number): void {
    for (const series of this.#registry.seriesOf(observed)) {
      series.add(t, value);
      this.#open.add(series);
    }
  }
}

const noTags: Tags = {};
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function extremesOf(values: readonly number[]): { min: number; max: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { min, max };
}
