import { decodeHistogram } from '../../measure/histogram.ts';
import { StepTotal } from '../../measure/step-total.ts';
import type { Series, SeriesTotal, SeriesWindow } from '../../model/measurement.ts';
import type { SeriesIdentity } from './header.ts';

/** A series read back. Its totals are merged when first asked for: decoding every histogram of a run takes longer than reading it, and most are never looked at. */
export function seriesWithTotals(identity: SeriesIdentity, windows: readonly SeriesWindow[]): Series {
  let totals: readonly SeriesTotal[] | undefined;
  return {
    ...identity,
    windows,
    get totals() {
      totals ??= mergeTotals(identity, windows);
      return totals;
    },
  };
}

function mergeTotals({ kind }: SeriesIdentity, windows: readonly SeriesWindow[]): SeriesTotal[] {
  const steps = new Map<number, StepTotal>();
  for (const window of windows) {
    const total = steps.get(window.step) ?? new StepTotal(window.step, kind);
    steps.set(window.step, total);
    total.add(window, window.payload && decodeHistogram(window.payload));
  }
  return [...steps.values()].map((total) => total.total()).sort((a, b) => a.step - b.step);
}
