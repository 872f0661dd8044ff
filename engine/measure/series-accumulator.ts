import type { Histogram, Series, SeriesWindow } from '../model/measurement.ts';
import { combine, type Tally } from './combine.ts';
import { decodeHistogram, encodeHistogram, mergeHistograms } from './histogram.ts';
import { StepTotal } from './step-total.ts';
import type { Place, WindowGrid } from './window-grid.ts';

export type SeriesIdentity = Pick<Series, 'metric' | 'kind' | 'contains' | 'scale' | 'tags' | 'selector'>;

/** One window as it arrives: for a trend its payload, which is kept, and the histogram in it, which goes into the total of its step. */
export interface Arrival {
  readonly tally: Tally;
  readonly trend?: { readonly payload: Uint8Array; readonly histogram: Histogram };
}

/** One series while it grows: windows in order of time, and a running total for every step. */
export class SeriesAccumulator {
  readonly identity: SeriesIdentity;
  #windows: SeriesWindow[] = [];
  #totals = new Map<number, StepTotal>();

  constructor(identity: SeriesIdentity) {
    this.identity = identity;
  }

  get windowCount(): number {
    return this.#windows.length;
  }

  add(place: Place, { tally, trend }: Arrival): void {
    this.#insert(place, tally, trend?.payload, trend?.histogram);
    let total = this.#totals.get(place.step);
    if (!total) {
      total = new StepTotal(place.step, this.identity.kind);
      this.#totals.set(place.step, total);
    }
    total.add(tally, trend?.histogram);
  }

  /** Lays the windows on another grid. `restep` is for a grid on which windows may fall into other steps. */
  move(from: WindowGrid, to: WindowGrid, restep: boolean): void {
    const windows = this.#windows;
    this.#windows = [];
    if (restep) this.#totals = new Map();
    for (const { atS, count, sum, min, max, payload } of windows) {
      const place = to.place(from.secondAt(atS));
      const tally = { count, sum, min, max };
      if (!restep) this.#insert(place, tally, payload, undefined);
      else this.add(place, payload ? { tally, trend: { payload, histogram: decodeHistogram(payload) } } : { tally });
    }
  }

  series(): Series {
    const totals = [...this.#totals.values()].map((total) => total.total()).sort((a, b) => a.step - b.step);
    return { ...this.identity, windows: this.#windows, totals };
  }

  #insert(place: Place, tally: Tally, payload: Uint8Array | undefined, histogram: Histogram | undefined): void {
    const at = this.#positionOf(place.atS);
    const there = this.#windows[at];
    if (there?.atS !== place.atS) {
      this.#windows.splice(at, 0, { ...place, ...tally, ...(payload && { payload }) });
      return;
    }
    this.#windows[at] = { ...place, ...combine(this.identity.kind, there, tally), ...mergePayloads(there.payload, payload, histogram) };
  }

  /** Where a window of this time is, or belongs; nearly always the end. */
  #positionOf(atS: number): number {
    let position = this.#windows.length;
    while (position > 0 && (this.#windows[position - 1]?.atS ?? 0) >= atS) position--;
    return position;
  }
}

function mergePayloads(
  there: Uint8Array | undefined,
  payload: Uint8Array | undefined,
  decoded: Histogram | undefined,
): { payload?: Uint8Array } {
  if (!there) return payload ? { payload } : {};
  if (!payload) return { payload: there };
  return { payload: encodeHistogram(mergeHistograms([decodeHistogram(there), decoded ?? decodeHistogram(payload)])) };
}
