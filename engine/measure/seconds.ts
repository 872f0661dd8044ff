import type { LoadStep } from '../model/load.ts';
import type { Measurement } from '../model/measurement.ts';

/**
 * How many seconds of windows belong to a load step: those whose middle lies in it (`window-grid`) and
 * that the run lived to see. Rates of a step are totals over this, not over its planned length.
 */
export function secondsIn(measurement: Measurement, { fromS, toS }: LoadStep): number {
  const phase = phaseOf(measurement);
  const firstAt = (atS: number) => Math.ceil(atS - phase - 0.5);
  const lived = Math.ceil(measurement.durationS - phase - 1e-6);
  return Math.max(0, Math.min(firstAt(toS), lived) - firstAt(fromS));
}

/** Seconds of windows in several load steps; -1 is everything outside of them. */
export function secondsInSteps(measurement: Measurement, steps: readonly number[]): number {
  const inside = measurement.steps
    .filter(({ index }) => steps.includes(index))
    .reduce((sum, step) => sum + secondsIn(measurement, step), 0);
  if (!steps.includes(-1)) return inside;
  const all = measurement.steps.reduce((sum, step) => sum + secondsIn(measurement, step), 0);
  return inside + Math.max(0, wholeRunSeconds(measurement) - all);
}

/** Seconds from the first window to the end of the run, set-up and tear-down included. */
export function wholeRunSeconds({ series, durationS }: Measurement): number {
  const first = series.reduce((least, { windows }) => Math.min(least, windows[0]?.atS ?? least), durationS);
  return durationS - first;
}

/** Where in a second of the load the recorder's seconds begin, -1 < phase <= 0. */
function phaseOf({ series }: Measurement): number {
  const atS = series.find(({ windows }) => windows.length > 0)?.windows[0]?.atS ?? 0;
  return atS - Math.ceil(atS - 1e-9);
}
