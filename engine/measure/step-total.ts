import type { Histogram, SeriesTotal } from '../model/measurement.ts';
import type { MetricKind } from '../model/metric.ts';
import { combine, type Tally } from './combine.ts';
import { mergeHistograms } from './histogram.ts';

/** Fewest non-empty buckets that are worth a merge. */
const leastBuckets = 2048;

/** The running total of one series in one step. Histograms are merged in batches as great as the total itself, so that each bucket is touched a few times and not once a second. */
export class StepTotal {
  readonly #step: number;
  readonly #kind: MetricKind;
  #tally: Tally | undefined;
  #histograms: Histogram[] = [];
  #waiting = 0;

  constructor(step: number, kind: MetricKind) {
    this.#step = step;
    this.#kind = kind;
  }

  add(tally: Tally, histogram: Histogram | undefined): void {
    this.#tally = this.#tally ? combine(this.#kind, this.#tally, tally) : tally;
    if (!histogram) return;
    this.#histograms.push(histogram);
    this.#waiting += histogram.indices.length;
    if (this.#waiting > Math.max(leastBuckets, 2 * (this.#histograms[0]?.indices.length ?? 0))) this.#merge();
  }

  total(): SeriesTotal {
    const { count, sum, min, max } = this.#tally ?? { count: 0, sum: 0, min: 0, max: 0 };
    const plain = { step: this.#step, count, sum, min, max };
    return this.#histograms.length > 0 ? { ...plain, histogram: this.#merge() } : plain;
  }

  #merge(): Histogram {
    const [first, ...rest] = this.#histograms;
    const merged = first && rest.length === 0 ? first : mergeHistograms(this.#histograms);
    this.#histograms = [merged];
    this.#waiting = merged.indices.length;
    return merged;
  }
}
