import type { Estimate } from '../../../../engine/model/estimate.ts';
import type { LoadPoint } from '../../../../engine/model/load-point.ts';
import type { Random } from '../../../../engine/stats/random.ts';
import { parseTarget } from '../../../../engine/targets/parse.ts';
import { normal } from '../../synthetic/variates.ts';
import { capacityOf, type Truth } from './truth.ts';

/** How a ladder over a known system is measured. */
export interface LadderPlan {
  readonly truth: Truth;
  /** Standard deviation of a plateau's own level, as a share: plateaus are sessions, and no two of them are alike. */
  readonly spread: number;
  readonly plateaus: number;
  /** Load of the highest plateau over the true capacity. */
  readonly upTo: number;
  readonly seconds: number;
}

/** A target whose limit is so many times the p95 of an idle system. */
const limitOverIdle = 5;
export const limitMsOf = (truth: Truth): number => Number((limitOverIdle * truth.p95Ms(truth.limit / 1e6)).toPrecision(3));
export const targetOf = (truth: Truth) => parseTarget({ target: `p95 < ${limitMsOf(truth)} ms`, abort: false });

/** Plateaus of geometric steps from a light one, as a run would report them. */
export function syntheticLadder({ truth, spread, plateaus, upTo, seconds }: LadderPlan, random: Random): LoadPoint[] {
  const top = upTo * capacityOf(truth, limitMsOf(truth));
  const lightest = top / 10;
  return Array.from({ length: plateaus }, (_, order) => {
    const rate = lightest * (top / lightest) ** (order / (plateaus - 1));
    return pointAt({ truth, rate, order, spread, seconds }, random);
  });
}

interface PointPlan extends Pick<LadderPlan, 'truth' | 'spread' | 'seconds'> {
  readonly rate: number;
  readonly order: number;
}

function pointAt({ truth, rate, order, spread, seconds }: PointPlan, random: Random): LoadPoint {
  const samples = Math.round(rate * seconds);
  const chance = 1 / Math.sqrt(samples);
  const throughput = rate * (1 + chance * normal(random));
  const level = Math.exp(spread * normal(random));
  const mean = truth.meanMs(rate) * level * (1 + chance * normal(random));
  const p95 = truth.p95Ms(rate) * level * (1 + 2 * chance * normal(random));
  const target = targetOf(truth);
  const actual = estimate(p95, 2 * chance, samples);
  return {
    run: `synthetic-${order}`,
    order,
    planned: { arrivalRate: rate, users: null, connections: null },
    seconds,
    replicas: 1,
    concurrency: estimate((throughput * mean) / 1000, 2 * chance, samples),
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
