import type { Estimate } from '../../../../engine/model/estimate.ts';
import type { LoadPoint } from '../../../../engine/model/load-point.ts';
import type { Random } from '../../../../engine/stats/random.ts';
import { parseTarget } from '../../../../engine/targets/parse.ts';
import { normal } from '../../synthetic/variates.ts';
import { capacityOf, limitMsOf, type Truth } from './truth.ts';

/** How a ladder over a known system is measured. */
export interface LadderPlan {
  readonly truth: Truth;
  /** Standard deviation of the speed of the system from plateau to plateau, as a share: plateaus are sessions, and no two of them are alike. */
  readonly spread: number;
  readonly plateaus: number;
  /** Load of the highest plateau over the true capacity. */
  readonly upTo: number;
  readonly seconds: number;
}

export const targetOf = (truth: Truth) => parseTarget({ target: `p95 < ${limitMsOf(truth)} ms`, abort: false });

/** A plateau at the limit itself would never come to rest: the highest one stays this share of the way from the capacity to it. */
const nearLimit = 0.6;

/** Plateaus of geometric steps from a light one, as a run would report them. */
export function syntheticLadder({ truth, spread, plateaus, upTo, seconds }: LadderPlan, random: Random): LoadPoint[] {
  const capacity = capacityOf(truth);
  const top = Math.min(upTo * capacity, capacity + nearLimit * (truth.limit - capacity));
  const lightest = top / 10;
  return Array.from({ length: plateaus }, (_, order) => {
    const rate = lightest * (top / lightest) ** (order / (plateaus - 1));
    return pointAt({ truth, rate, order, spread, seconds }, random);
  });
}

/** A plateau that overloads the system is over before its line is endless. */
const mostLoad = 0.995;

/** Standard error of the p95 of exponential times over that of their mean: sqrt(.95 / .05) / ln 20. */
const p95Chance = Math.sqrt(19) / Math.log(20);

interface PointPlan extends Pick<LadderPlan, 'truth' | 'spread' | 'seconds'> {
  readonly rate: number;
  readonly order: number;
}

function pointAt({ truth, rate, order, spread, seconds }: PointPlan, random: Random): LoadPoint {
  const samples = Math.round(rate * seconds);
  const chance = 1 / Math.sqrt(samples);
  const throughput = rate * (1 + chance * normal(random));
  // A system slower by a share takes longer by it, and the same load is so much more for it.
  const slower = Math.exp(spread * normal(random));
  const load = Math.min(rate * slower, mostLoad * truth.limit);
  const mean = slower * truth.meanMs(load) * (1 + chance * normal(random));
  const p95 = slower * truth.p95Ms(load) * (1 + p95Chance * chance * normal(random));
  const target = targetOf(truth);
  const actual = estimate(p95, p95Chance * chance, samples);
  return {
    run: `synthetic-${order}`,
    order,
    planned: { arrivalRate: rate, users: null, connections: null },
    seconds,
    replicas: 1,
    concurrency: estimate((throughput * mean) / 1000, Math.SQRT2 * chance, samples),
    throughput: estimate(throughput, chance, samples),
    journeysPerSecond: throughput,
    meanMs: estimate(mean, chance, samples),
    p50Ms: null,
    p95Ms: actual,
    p99Ms: null,
    errorRate: 0,
    droppedShare: 0,
    journey: { requests: 1, thinkMs: 0, pacingS: null },
    steady: { holds: true, backlogSlope: null, halvesAgree: true },
    little: null,
    resources: [],
    health: null,
    verdicts: [{ target: target.text, status: p95 < target.expected ? 'pass' : 'fail', actual }],
    excluded: [],
  };
}

/** With the interval that a run tells: of chance within the plateau, which knows nothing of the plateau's own level. */
const estimate = (value: number, chance: number, samples: number): Estimate => ({
  value,
  low: value * (1 - 1.96 * chance),
  high: value * (1 + 1.96 * chance),
  confidence: 0.95,
  samples,
});
