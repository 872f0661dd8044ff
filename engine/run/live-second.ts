import { decodeBase64 } from '../measure/base64.ts';
import { decodeHistogram, emptyHistogram, mergeHistograms, quantileOf } from '../measure/histogram.ts';
import type { LiveSecond } from '../model/api/live.ts';
import type { Histogram } from '../model/measurement.ts';

/** Distribution that is decoded when somebody looks, and once. */
export class LiveTrend {
  readonly #waiting: string[] = [];
  #known: Histogram = emptyHistogram;

  add(encoded: string): void {
    this.#waiting.push(encoded);
  }

  histogram(): Histogram {
    if (this.#waiting.length > 0) {
      const decoded = this.#waiting.splice(0).flatMap((text) => decodeBase64(text) ?? []);
      this.#known = mergeHistograms([this.#known, ...decoded.map(decodeHistogram)]);
    }
    return this.#known;
  }
}

/** What was heard of one second so far. */
export interface OpenSecond {
  requests: number;
  failed: number;
  tried: number;
  users: number | null;
  readonly latency: LiveTrend;
  readonly lateness: LiveTrend;
}

export const openSecond = (): OpenSecond => ({
  requests: 0,
  failed: 0,
  tried: 0,
  users: null,
  latency: new LiveTrend(),
  lateness: new LiveTrend(),
});

/** Histogram integers per ms, of what is asked for and of the generator's ticker. */
export interface LiveScales {
  readonly latency: number;
  readonly lateness: number;
}

/** A quantile in ms; null of nothing. */
export function quantileMs(histogram: Histogram, q: number, scale: number): number | null {
  return histogram.total === 0 ? null : quantileOf(histogram, q) / scale;
}

/** A second that is over, as numbers. A second without a request has a throughput of none and no latency. */
export function liveSecond(atS: number, second: OpenSecond, scales: LiveScales): LiveSecond {
  const latency = second.latency.histogram();
  return {
    atS,
    users: second.users,
    requestsPerSecond: second.requests,
    p50: quantileMs(latency, 0.5, scales.latency),
    p95: quantileMs(latency, 0.95, scales.latency),
    p99: quantileMs(latency, 0.99, scales.latency),
    errorRate: second.tried === 0 ? null : second.failed / second.tried,
    latenessMs: quantileMs(second.lateness.histogram(), 0.99, scales.lateness),
  };
}

/** A second in which nothing was heard of the generator at all. */
export const liveGap = (atS: number): LiveSecond => ({
  atS,
  users: null,
  requestsPerSecond: null,
  p50: null,
  p95: null,
  p99: null,
  errorRate: null,
  latenessMs: null,
});
