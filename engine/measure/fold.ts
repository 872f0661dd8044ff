import type { ErrorGroup } from '../model/error-group.ts';
import type { LoadStep } from '../model/load.ts';
import type { Measurement } from '../model/measurement.ts';
import { metricByK6Name } from '../model/metric.ts';
import type { EndLine, HeaderLine, MetricLine, SeriesLine, WindowFileLine, WindowLine } from '../model/window-file.ts';
import { decodeBase64 } from './base64.ts';
import { damaged } from './damaged.ts';
import { ErrorGroups } from './error-groups.ts';
import { decodeHistogram } from './histogram.ts';
import { type Arrival, SeriesAccumulator } from './series-accumulator.ts';
import { WindowGrid } from './window-grid.ts';

/** Windows a series may have before all are made twice as wide. */
const mostWindows = 2000;
const dayMs = 86_400_000;
const longestMs = 366 * dayMs;

/** A measurement that grows line by line. */
export interface Fold {
  /** @throws HeadroomError WINDOWS_DAMAGED for a line that does not fit those before it; the fold then stands as it was. */
  add(line: WindowFileLine): void;
  /** What was measured so far: a view that costs little, whose windows and totals go on growing with the fold. */
  measurement(): Measurement;
  errors(): ErrorGroup[];
  header(): HeaderLine | null;
  end(): EndLine | null;
  warnings(): string[];
}

/**
 * Folds window lines into a measurement. The load begins where our journeys say so
 * (`headroom_load_start`, at the end of their set-up), else with the first window of a series that
 * belongs to a scenario, else with the recorder.
 */
export function createFold({ steps }: { readonly steps: readonly LoadStep[] }): Fold {
  return new WindowFold(steps);
}

class WindowFold implements Fold {
  readonly #steps: readonly LoadStep[];
  readonly #metrics = new Map<string, MetricLine>();
  readonly #series = new Map<number, SeriesAccumulator>();
  readonly #errors = new ErrorGroups();
  readonly #warnings: string[] = [];
  #header: HeaderLine | null = null;
  #end: EndLine | null = null;
  #grid: WindowGrid | null = null;
  #startFrom: 'recorder' | 'scenario' | 'journey' = 'recorder';
  #firstSecond = Number.POSITIVE_INFINITY;
  #lastSecond = Number.NEGATIVE_INFINITY;

  constructor(steps: readonly LoadStep[]) {
    this.#steps = steps;
  }

  add(line: WindowFileLine): void {
    if ('t' in line) this.#addWindow(line);
    else if ('series' in line) this.#addSeries(line);
    else if ('metric' in line) this.#metrics.set(line.metric, line);
    else if ('error' in line) this.#errors.add(line.error);
    else if ('folded' in line) this.#warnings.push(foldedWarning(line.folded));
    else if ('v' in line) this.#addHeader(line);
    else this.#end = line;
  }

  measurement(): Measurement {
    const grid = this.#grid;
    return {
      startedAt: grid?.startMs ?? this.#header?.start ?? 0,
      durationS: grid ? this.#durationS(grid) : 0,
      steps: this.#steps,
      series: [...this.#series.values()].filter((series) => series.windowCount > 0).map((series) => series.series()),
    };
  }

  errors = (): ErrorGroup[] => this.#errors.list();
  header = (): HeaderLine | null => this.#header;
  end = (): EndLine | null => this.#end;
  warnings = (): string[] => [...this.#warnings];

  /** To the end that the recorder wrote, when that lies in the last second; else, after a cut, to the end of that second. */
  #durationS(grid: WindowGrid): number {
    if (this.#lastSecond < this.#firstSecond) return 0;
    const lastEndMs = grid.originMs + (this.#lastSecond + 1) * 1000;
    const endMs = this.#end?.end ?? lastEndMs;
    return Math.max(0, ((lastEndMs - 1000 < endMs && endMs < lastEndMs ? endMs : lastEndMs) - grid.startMs) / 1000);
  }

  #addHeader(line: HeaderLine): void {
    if (this.#header || this.#grid) throw damaged('its header is not its first line');
    this.#header = line;
    this.#grid = new WindowGrid(line.start, line.start, this.#steps);
  }

  #addSeries({ series, metric, tags, selector }: SeriesLine): void {
    const known = this.#metrics.get(metric);
    if (!known) throw damaged(`series ${series} comes before its metric ${metric}`);
    if (this.#series.has(series)) throw damaged(`series ${series} comes twice`);
    const { type: kind, contains, scale } = known;
    const identity = { metric: metricByK6Name(metric, kind, contains).id, kind, contains, scale, tags };
    this.#series.set(series, new SeriesAccumulator(selector === undefined ? identity : { ...identity, selector }));
  }

  #addWindow(line: WindowLine): void {
    const series = this.#series.get(line.series);
    if (!series) throw damaged(`a window comes before its series ${line.series}`);
    const arrival = arrivalOf(line, series);
    if (Math.abs(line.t - (this.#grid?.originMs ?? line.t)) > longestMs) throw damaged(`a window is more than a year from the others`);
    const grid = this.#gridFor(line, series);
    const second = grid.secondOf(line.t);
    series.add(grid.place(second), arrival);
    this.#firstSecond = Math.min(this.#firstSecond, second);
    this.#lastSecond = Math.max(this.#lastSecond, second);
    while (this.#grid && (this.#lastSecond - this.#firstSecond) / this.#grid.widthS >= mostWindows)
      this.#move(this.#grid, this.#grid.widened());
  }

  /** The grid, after looking whether this window tells when the load began. */
  #gridFor(line: WindowLine, series: SeriesAccumulator): WindowGrid {
    let grid = this.#grid ?? new WindowGrid(line.t, line.t, this.#steps);
    this.#grid = grid;
    if (this.#startFrom === 'journey') return grid;
    const { metric, tags, selector } = series.identity;
    if (metric === 'loadStart' && line.last !== undefined && Math.abs(line.last - grid.originMs) < dayMs) {
      this.#startFrom = 'journey';
      grid = this.#move(grid, grid.startingAt(line.last));
    } else if (this.#startFrom === 'recorder' && tags.scenario !== undefined && selector === undefined) {
      this.#startFrom = 'scenario';
      grid = this.#move(grid, grid.startingAt(line.t));
    }
    return grid;
  }

  #move(from: WindowGrid, to: WindowGrid): WindowGrid {
    const restep = from.startMs !== to.startMs;
    if (restep || from.widthS !== to.widthS) for (const series of this.#series.values()) series.move(from, to, restep);
    this.#grid = to;
    return to;
  }
}

function arrivalOf(line: WindowLine, { identity }: SeriesAccumulator): Arrival {
  const { n, sum = 0, min = 0, max = 0, last = 0, h } = line;
  const tally = { count: n, sum: identity.kind === 'gauge' ? last : sum, min, max };
  if (identity.kind === 'rate' && (sum < 0 || sum > n)) throw damaged(`a window of ${identity.metric} has ${sum} trues of ${n}`);
  if (identity.kind !== 'trend') return { tally };
  const payload = h === undefined ? null : decodeBase64(h);
  if (!payload) throw damaged(`a window of ${identity.metric} has no histogram that can be read`);
  const histogram = decodeHistogram(payload);
  if (histogram.total !== n) throw damaged(`a window of ${identity.metric} has ${n} observations, its histogram ${histogram.total}`);
  return { tally, trend: { payload, histogram } };
}

function foldedWarning({ metric, distinct }: { readonly metric: string; readonly distinct: number }): string {
  return `More than ${distinct - 1} sets of tags, first at ${metric}: further ones are recorded together as "other".`;
}
