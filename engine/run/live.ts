import { ErrorGroups } from '../measure/error-groups.ts';
import { latenessLimitMs } from '../measure/health.ts';
import { mergeHistograms } from '../measure/histogram.ts';
import type { LiveSecond, LiveState } from '../model/api/live.ts';
import type { LoadStep } from '../model/load.ts';
import { type LoadKind, loadKindOf } from '../model/load-kind.ts';
import { metricById } from '../model/metric.ts';
import type { Target } from '../model/target.ts';
import type { SeriesLine, WindowFileLine, WindowLine } from '../model/window-file.ts';
import { liveGap, liveSecond, type OpenSecond, openSecond, quantileMs } from './live-second.ts';

/** What is known of a run before it is watched. */
export interface LivePlan {
  readonly steps: readonly LoadStep[];
  readonly plannedS: number;
  /** Users who send requests, when not said. */
  readonly kind?: LoadKind;
  readonly targets?: readonly Target[];
  /** How late the generator's ticker may be (p99), ms. */
  readonly latenessLimitMs?: number | undefined;
}

/** Requests are round trips where the load is of sockets. */
export interface Live {
  add(line: WindowFileLine): void;
  snapshot(nowMs: number): LiveState;
}

const secondMs = 1000;
/** Rates and latency of the whole are over this long. */
const spanS = 10;
const mostSeconds = 600;
const mostErrors = 20;

/** Follows the window stream; its memory does not grow with the run. */
export function createLive(plan: LivePlan): Live {
  return new LiveRun(plan);
}

class LiveRun implements Live {
  readonly #plan: LivePlan;
  readonly #kind: LoadKind;
  /** k6's names of the metrics that are looked at. */
  readonly #names: { readonly times: string; readonly fails: string };
  readonly #metrics = new Map<number, string>();
  readonly #scales = { latency: 1000, lateness: 10 };
  /** Those of the last 10 s, and any that is not over yet. */
  readonly #open = new Map<number, OpenSecond>();
  readonly #over: LiveSecond[] = [];
  readonly #errors = new ErrorGroups();
  #startedAt: number | null = null;
  #begun = false;
  /** Start of the newest second heard of, and of the first one that is not over. */
  #latest = 0;
  #next: number | null = null;
  #users = 0;
  #requests = 0;
  #dropped = 0;

  constructor(plan: LivePlan) {
    this.#plan = plan;
    this.#kind = plan.kind ?? loadKindOf('k6');
    this.#names = { times: metricById(this.#kind.times).k6, fails: metricById(this.#kind.fails).k6 };
  }

  add(line: WindowFileLine): void {
    if ('error' in line) this.#errors.add(line.error);
    else if ('scale' in line) this.#scale(line.metric, line.scale);
    else if ('tags' in line) this.#know(line);
    else if ('t' in line && 'series' in line) this.#window(line);
  }

  #scale(metric: string, scale: number): void {
    if (metric === this.#names.times) this.#scales.latency = scale;
    if (metric === 'headroom_lateness') this.#scales.lateness = scale;
  }

  #know({ series, metric, selector }: SeriesLine): void {
    const watched = [this.#names.times, this.#names.fails, 'vus', 'headroom_lateness', 'dropped_iterations', 'headroom_load_start'];
    if (watched.includes(metric) && selector === undefined) this.#metrics.set(series, metric);
  }

  #window(line: WindowLine): void {
    const metric = this.#metrics.get(line.series);
    if (metric === undefined) return;
    if (metric === 'headroom_load_start' && line.last !== undefined) this.#begin(line.last);
    // A script of somebody's own does not say when its set-up was over: its first request counts.
    else if (metric === this.#names.times) this.#startedAt ??= line.t;
    const second = this.#open.get(line.t) ?? openSecond();
    this.#open.set(line.t, second);
    this.#into(second, metric, line);
    if (line.t <= this.#latest) return;
    this.#latest = line.t;
    this.#settle();
    for (const old of this.#open.keys()) if (old <= this.#latest - (spanS + 2) * secondMs) this.#open.delete(old);
  }

  #begin(startedAt: number): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#startedAt = startedAt;
    this.#over.length = 0;
    this.#next = null;
  }

  #into(second: OpenSecond, metric: string, { n, sum = 0, last, h }: WindowLine): void {
    if (metric === 'vus') {
      this.#users = last ?? this.#users;
      second.users = last ?? second.users;
    } else if (metric === 'dropped_iterations') this.#dropped += sum;
    else if (metric === this.#names.fails) {
      second.failed += sum;
      second.tried += n;
    } else if (h !== undefined && metric === 'headroom_lateness') second.lateness.add(h);
    else if (h !== undefined && metric === this.#names.times) {
      second.requests += n;
      this.#requests += n;
      second.latency.add(h);
    }
  }

  /** Turns seconds that are over into numbers: those before the newest one, in which something may still come. */
  #settle(): void {
    if (this.#startedAt === null) return;
    this.#next ??= Math.min(...[...this.#open.keys()].filter((at) => at + secondMs > (this.#startedAt ?? 0)), this.#latest);
    this.#next = Math.max(this.#next, this.#latest - mostSeconds * secondMs);
    for (; this.#next < this.#latest; this.#next += secondMs) {
      const atS = Math.max(0, (this.#next - this.#startedAt) / secondMs);
      const second = this.#open.get(this.#next);
      this.#over.push(second === undefined ? liveGap(atS) : liveSecond(atS, second, this.#scales));
    }
    this.#over.splice(0, this.#over.length - mostSeconds);
  }

  snapshot(nowMs: number): LiveState {
    this.#settle();
    const { steps, plannedS } = this.#plan;
    const elapsedS = this.#startedAt === null ? 0 : Math.max(0, (nowMs - this.#startedAt) / secondMs);
    const recent = [...this.#open].filter(([at]) => at > this.#latest - spanS * secondMs).map(([, second]) => second);
    const sum = (pick: (second: OpenSecond) => number) => recent.reduce((total, second) => total + pick(second), 0);
    const tried = sum((second) => second.tried);
    const step = steps.findIndex(({ fromS, toS }) => fromS <= elapsedS && elapsedS < toS);
    return {
      unit: this.#kind.unit,
      times: this.#kind.times,
      elapsedS,
      plannedS,
      steps: [...steps],
      step: step < 0 ? null : step,
      users: this.#users,
      requestsPerSecond: recent.length === 0 ? 0 : sum((second) => second.requests) / recent.length,
      p95Ms: quantileMs(mergeHistograms(recent.map(({ latency }) => latency.histogram())), 0.95, this.#scales.latency),
      errorRate: tried === 0 ? null : sum((second) => second.failed) / tried,
      requests: this.#requests,
      limits: this.#limits(),
      seconds: [...this.#over],
      errors: this.#errors.list().slice(0, mostErrors),
      generator: this.#generator(recent),
    };
  }

  /** Targets of everything together, in what is drawn. */
  #limits(): LiveState['limits'] {
    const drawn = [this.#kind.times, this.#kind.fails, 'users', 'connections', 'requests'];
    return (this.#plan.targets ?? [])
      .filter(({ metric, scope, selector }) => drawn.includes(metric) && Object.keys(scope).length === 0 && selector === undefined)
      .map(({ text, metric, statistic, expected }) => ({ text, metric, statistic, expected }));
  }

  #generator(recent: readonly OpenSecond[]): LiveState['generator'] {
    const lateness = mergeHistograms(recent.map((second) => second.lateness.histogram()));
    const latenessMs = quantileMs(lateness, 0.99, this.#scales.lateness);
    const limit = this.#plan.latenessLimitMs ?? latenessLimitMs.coLocated;
    const state = latenessMs === null ? 'unknown' : latenessMs > limit ? 'late' : 'good';
    return { state, latenessMs, droppedIterations: this.#dropped };
  }
}
