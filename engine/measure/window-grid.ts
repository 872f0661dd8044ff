import type { LoadStep } from '../model/load.ts';

/** Where a window lies: its start and width in seconds of the load, and its step. */
export interface Place {
  readonly atS: number;
  readonly widthS: number;
  readonly step: number;
}

const windowMs = 1000;

/**
 * Lays windows on the clock of the load. The recorder's seconds are aligned to its own start, the
 * steps to the start of the load, so that a second may straddle two steps: it belongs to the step in
 * which its middle lies. Every second then counts in exactly one step, and a step gains or loses less
 * than half a second at either end. Wider slots are cut where the step changes.
 */
export class WindowGrid {
  /** Unix ms at which the recorder began: the edge of one of its seconds. */
  readonly originMs: number;
  /** Unix ms of second 0 of the load. */
  readonly startMs: number;
  readonly steps: readonly LoadStep[];
  /** Seconds a slot is wide. */
  readonly widthS: number;
  readonly #bounds: readonly { readonly step: number; readonly from: number; readonly to: number }[];
  readonly #offsetS: number;

  constructor(originMs: number, startMs: number, steps: readonly LoadStep[], widthS = 1) {
    this.originMs = originMs;
    this.startMs = startMs;
    this.steps = steps;
    this.widthS = widthS;
    this.#offsetS = (startMs - originMs) / windowMs;
    const secondFrom = (atS: number) => Math.ceil(atS + this.#offsetS - 0.5);
    this.#bounds = steps.map(({ index, fromS, toS }) => ({ step: index, from: secondFrom(fromS), to: secondFrom(toS) }));
  }

  widened(): WindowGrid {
    return new WindowGrid(this.originMs, this.startMs, this.steps, this.widthS * 2);
  }

  startingAt(startMs: number): WindowGrid {
    return new WindowGrid(this.originMs, startMs, this.steps, this.widthS);
  }

  /** Whole seconds from the recorder's start to the window that holds a time. */
  secondOf(timeMs: number): number {
    return Math.floor((timeMs - this.originMs) / windowMs);
  }

  secondAt(atS: number): number {
    return Math.round(atS + this.#offsetS);
  }

  place(second: number): Place {
    let from = Math.floor(second / this.widthS) * this.widthS;
    let to = from + this.widthS;
    let step = -1;
    for (const bound of this.#bounds) {
      if (bound.to <= second) from = Math.max(from, bound.to);
      else if (bound.from > second) to = Math.min(to, bound.from);
      else {
        step = bound.step;
        from = Math.max(from, bound.from);
        to = Math.min(to, bound.to);
        break;
      }
    }
    return { atS: from - this.#offsetS, widthS: to - from, step };
  }
}
