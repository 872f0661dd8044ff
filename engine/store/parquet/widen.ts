import { combine, type Tally } from '../../measure/combine.ts';
import { decodeHistogram, encodeHistogram, mergeHistograms } from '../../measure/histogram.ts';
import type { Series, SeriesWindow } from '../../model/measurement.ts';

/** A window is worth its place when it holds about so many observations: enough to show a course where one is watched, enough to read a p95 from elsewhere. */
const worthwhile = { watched: 128, other: 590 } as const;
const widthsS = [2, 5, 10, 15, 30, 120];

/** What people look at over time keeps its course; steady state and the worst minute are told from 5 s too. */
const watched: ReadonlySet<string> = new Set(['latency', 'requests', 'errorRate', 'iterations', 'droppedIterations']);
const widestWatchedS = 5;

/**
 * Series as they are kept: per second where there is much to tell, wider where a second holds a handful of observations, which would
 * cost more bytes than the observations themselves. All series of a metric share one width, so that they pool window by window. Never
 * across a load step, so totals stay as they are; never a gauge, whose every reading counts. Sums, least and greatest of a trend keep
 * seven digits, four more than its histogram.
 */
export function widenSparse(all: readonly Series[]): Series[] {
  const seconds = distinctPlaces(all);
  const kept = new Map<Series, readonly SeriesWindow[]>();
  for (const [metric, series] of Map.groupBy(all, (one) => one.metric)) {
    if (series.some(({ kind }) => kind === 'gauge')) continue;
    const widthS = widthFor(metric, series);
    const bounds = boundsOf(seconds, widthS);
    for (const one of series)
      kept.set(
        one,
        slotsOf(one.windows, widthS).map((slot) => joined(one, slot, bounds.get(slotKey(slot[0], widthS)))),
      );
  }
  return all.map((one) => ({ ...identity(one), windows: kept.get(one) ?? one.windows, totals: [] }));
}

/** Where any series has a window. */
function distinctPlaces(all: readonly Series[]): SeriesWindow[] {
  const places = new Map<number, SeriesWindow>();
  for (const { windows } of all) for (const window of windows) if (!places.has(window.atS)) places.set(window.atS, window);
  return [...places.values()].sort((a, b) => a.atS - b.atS);
}

const identity = ({ windows: _windows, totals: _totals, ...rest }: Series) => rest;

function widthFor(metric: string, series: readonly Series[]): number {
  const observations = series.reduce((sum, { windows }) => windows.reduce((inner, { count }) => inner + count, sum), 0);
  const own = series.reduce((widest, { windows }) => windows.reduce((inner, { widthS }) => Math.max(inner, widthS), widest), 0);
  const isWatched = watched.has(metric);
  const wanted = isWatched ? worthwhile.watched : worthwhile.other;
  const possible = [own, ...widthsS.filter((widthS) => widthS > own && (!isWatched || widthS <= widestWatchedS))];
  const windowsAt = (widthS: number) => series.reduce((sum, { windows }) => sum + slotsOf(windows, widthS).length, 0);
  return possible.find((widthS) => observations >= wanted * windowsAt(widthS)) ?? possible.at(-1) ?? 1;
}

/** Windows of one load step within one of the equal widths from the start of the load. */
type Slot = readonly [SeriesWindow, ...SeriesWindow[]];

/** Windows come in order of time, so those of a slot are neighbours. */
function slotsOf(windows: readonly SeriesWindow[], widthS: number): Slot[] {
  const slots: [SeriesWindow, ...SeriesWindow[]][] = [];
  for (const window of windows) {
    const last = slots.at(-1);
    if (last && last[0].step === window.step && slotNumber(last[0], widthS) === slotNumber(window, widthS)) last.push(window);
    else slots.push([window]);
  }
  return slots;
}

const slotNumber = ({ atS, widthS: own }: SeriesWindow, widthS: number) => Math.floor((atS + own / 2) / widthS);

interface Bounds {
  readonly atS: number;
  readonly endS: number;
}

const slotKey = (window: SeriesWindow, widthS: number) => `${window.step}:${slotNumber(window, widthS)}`;

/** Where each slot begins and ends: the same for every series, also for one that was silent at its edges. */
function boundsOf(places: readonly SeriesWindow[], widthS: number): ReadonlyMap<string, Bounds> {
  return new Map(
    slotsOf(places, widthS).map((slot) => [slotKey(slot[0], widthS), { atS: slot[0].atS, endS: endOf(slot.at(-1) ?? slot[0]) }]),
  );
}

const endOf = ({ atS, widthS }: SeriesWindow) => atS + widthS;

function joined({ kind }: Series, slot: Slot, bounds: Bounds | undefined): SeriesWindow {
  const [first, ...rest] = slot;
  const { atS, endS } = bounds ?? { atS: first.atS, endS: endOf(rest.at(-1) ?? first) };
  const { count, sum, min, max } = rest.reduce<Tally>((tally, window) => combine(kind, tally, window), first);
  const digits = kind === 'trend' ? Math.fround : Number;
  const numbers = { count, sum: digits(sum), min: digits(min), max: digits(max) };
  return { atS, widthS: roundedS(endS - atS), step: first.step, ...numbers, ...payloadOf(slot) };
}

function payloadOf(slot: Slot): { payload?: Uint8Array } {
  const payloads = slot.flatMap(({ payload }) => (payload ? [payload] : []));
  const [only, ...others] = payloads;
  if (only === undefined) return {};
  return { payload: others.length === 0 ? only : encodeHistogram(mergeHistograms(payloads.map(decodeHistogram))) };
}

/** Takes out what adding fractions of a second left behind. */
const roundedS = (seconds: number) => Math.round(seconds * 1e6) / 1e6;
