import { decodeBase64 } from '../measure/base64.ts';
import { decodeHistogram, emptyHistogram, mergeHistograms, quantileOf } from '../measure/histogram.ts';
import type { LoadStep } from '../model/load.ts';
import { type LoadKind, loadKindOf } from '../model/load-kind.ts';
import type { Histogram } from '../model/measurement.ts';
import { metricById } from '../model/metric.ts';
import type { SeriesLine, WindowFileLine, WindowLine } from '../model/window-file.ts';

/** What a person watching a run wants to know now. Rates and latency are over the last `spanS` seconds. Requests are round trips where the load is of sockets. */
export interface LiveState {
  readonly kind: LoadKind;
  readonly elapsedS: number;
  readonly plannedS: number;
  readonly step: LoadStep | null;
  readonly users: number;
  readonly requestsPerSecond: number;
  readonly p95Ms: number | null;
  readonly errorRate: number | null;
  readonly requests: number;
  /** p95 of each of the last seconds, oldest first; null is a gap. */
  readonly history: readonly (number | null)[];
}

interface Second {
  requests: number;
  failed: number;
  tried: number;
  /** Encoded distributions that nobody has asked for yet. */
  readonly waiting: string[];
  latency: Histogram;
}

const spanS = 10;
const historyS = 40;

/** Keeps the last seconds of the window stream; its memory does not grow with the run. */
export function createLive(steps: readonly LoadStep[], plannedS: number, kind: LoadKind = loadKindOf('k6')) {
  const [times, fails] = [metricById(kind.times).k6, metricById(kind.fails).k6];
  const watched = new Set([times, fails, 'vus', 'headroom_load_start']);
  const series = new Map<number, SeriesLine>();
  const seconds = new Map<number, Second>();
  let startedAt: number | null = null;
  let latest = 0;
  let users = 0;
  let requests = 0;

  const add = (line: WindowFileLine): void => {
    if ('tags' in line) {
      if (watched.has(line.metric) && line.selector === undefined) series.set(line.series, line);
    } else if ('t' in line && 'series' in line) addWindow(line);
  };

  const addWindow = (line: WindowLine): void => {
    const metric = series.get(line.series)?.metric;
    if (metric === undefined) return;
    if (metric === 'headroom_load_start') startedAt ??= line.last ?? null;
    if (metric === 'vus') users = line.last ?? users;
    latest = Math.max(latest, line.t);
    const second = seconds.get(line.t) ?? { requests: 0, failed: 0, tried: 0, waiting: [], latency: emptyHistogram };
    seconds.set(line.t, second);
    if (metric === fails) {
      second.failed += line.sum ?? 0;
      second.tried += line.n;
    } else if (metric === times && line.h !== undefined) {
      second.requests += line.n;
      requests += line.n;
      second.waiting.push(line.h);
    }
    for (const old of seconds.keys()) if (old < latest - historyS * 1000) seconds.delete(old);
  };

  const snapshot = (nowMs: number): LiveState => {
    const elapsedS = startedAt === null ? 0 : Math.max(0, (nowMs - startedAt) / 1000);
    const recent = [...seconds].filter(([at]) => at > latest - spanS * 1000).map(([, second]) => second);
    const sum = (pick: (second: Second) => number) => recent.reduce((total, second) => total + pick(second), 0);
    const tried = sum((second) => second.tried);
    return {
      kind,
      elapsedS,
      plannedS,
      step: steps.find((step) => step.fromS <= elapsedS && elapsedS < step.toS) ?? null,
      users,
      requestsPerSecond: recent.length === 0 ? 0 : sum((second) => second.requests) / recent.length,
      p95Ms: p95(mergeHistograms(recent.map(latencyOf))),
      errorRate: tried === 0 ? null : sum((second) => second.failed) / tried,
      requests,
      history: [...seconds].sort(([a], [b]) => a - b).map(([, second]) => p95(latencyOf(second))),
    };
  };
  return { add, snapshot };
}

/** A second's latency so far. Decoded when somebody looks, and once. */
function latencyOf(second: Second): Histogram {
  if (second.waiting.length > 0) {
    const decoded = second.waiting.splice(0).flatMap((text) => decodeBase64(text) ?? []);
    second.latency = mergeHistograms([second.latency, ...decoded.map(decodeHistogram)]);
  }
  return second.latency;
}

/** ms; the histograms of a latency hold microseconds. */
function p95(latency: Histogram): number | null {
  return latency.total === 0 ? null : quantileOf(latency, 0.95) / 1000;
}
