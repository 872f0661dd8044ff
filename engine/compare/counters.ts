import type { Change, ChangeReason, ChangeVerdict } from '../model/comparison.ts';
import { metricById } from '../model/metric.ts';
import type { Run } from '../model/run.ts';

export interface CounterSide {
  readonly workCounters: Run['workCounters'];
  readonly provenance: Pick<Run['provenance'], 'seed' | 'targetRestarted'>;
}

/** Bytes move with the digits of times and ids in an answer; every other count is exact. */
const byteTolerance = 0.01;

/**
 * Work counters judged as counts: one base is enough, since a seeded single-user pass repeats itself. More work regressed, less
 * improved. Nothing when the seeds differ: then other things were asked for. A target that was not started afresh carries what
 * earlier runs left in it, rows and warm caches: there the counts are shown and decide nothing.
 */
export function counterChanges(base: CounterSide, head: CounterSide): Change[] {
  if (base.provenance.seed !== head.provenance.seed) return [];
  const exact = base.provenance.targetRestarted && head.provenance.targetRestarted;
  const before = new Map(base.workCounters.map((counter) => [keyOf(counter), counter.value]));
  return head.workCounters.flatMap((counter) => {
    const value = before.get(keyOf(counter));
    return value === undefined ? [] : [{ ...counterChange(counter, value), primary: exact }];
  });
}

function counterChange({ endpoint, counter, value }: Run['workCounters'][number], base: number): Change {
  const tolerance = metricById(counter).unit === 'bytes' ? byteTolerance * base : 0;
  const moved = Math.abs(value - base) <= tolerance ? 'same' : value > base ? 'rose' : 'fell';
  return {
    metric: counter,
    statistic: 'count',
    endpoint,
    base,
    head: value,
    baseSamples: 1,
    headSamples: 1,
    change: { value: base > 0 ? value / base - 1 : value - base, low: null, high: null, confidence: 1, samples: 2 },
    scale: base > 0 ? 'ratio' : 'difference',
    smallestDetectableChange: null,
    ...judged[moved]({ counter, endpoint, base, head: value }),
    primary: true,
    evidence: null,
  };
}

type Judged = (facts: ChangeReason['facts']) => { verdict: ChangeVerdict; reasons: ChangeReason[] };
const judged: Readonly<Record<'same' | 'rose' | 'fell', Judged>> = {
  same: () => ({ verdict: 'unchanged', reasons: [{ code: 'same', facts: {} }] }),
  rose: (facts) => ({ verdict: 'regressed', reasons: [{ code: 'work-counter-rose', facts }] }),
  fell: (facts) => ({ verdict: 'improved', reasons: [{ code: 'work-counter-fell', facts }] }),
};

function keyOf({ endpoint, counter }: Run['workCounters'][number]): string {
  return JSON.stringify([endpoint, counter]);
}
