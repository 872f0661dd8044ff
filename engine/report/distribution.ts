import { highestValue, middleOf } from '../measure/buckets.ts';
import { pool } from '../measure/pool.ts';
import type { Report } from '../model/report.ts';
import { judgedPart, type View } from './view.ts';

const binsPerDecade = 12;
const leastValue = 1;

/** Latency of the judged steps in bins of equal width on a logarithmic axis, from the least to the greatest observed; empty bins between are kept. */
export function distributionOf(view: View): Report['distribution'] {
  const { histogram, scale } = pool(view.measurement, judgedPart(view, view.kind.times));
  if (!histogram || histogram.total === 0) return [];
  const counts = new Map<number, number>();
  for (const [at, index] of histogram.indices.entries()) {
    const bin = binOf(Math.min(Math.max(middleOf(index), leastValue), highestValue) / scale);
    counts.set(bin, (counts.get(bin) ?? 0) + (histogram.counts[at] ?? 0));
  }
  const bins = [...counts.keys()];
  const first = bins.reduce((least, bin) => Math.min(least, bin));
  const last = bins.reduce((greatest, bin) => Math.max(greatest, bin));
  return Array.from({ length: last - first + 1 }, (_, offset) => {
    const bin = first + offset;
    return { fromMs: edgeOf(bin), toMs: edgeOf(bin + 1), count: counts.get(bin) ?? 0 };
  });
}

const binOf = (ms: number): number => Math.floor(Math.log10(ms) * binsPerDecade);
const edgeOf = (bin: number): number => 10 ** (bin / binsPerDecade);
