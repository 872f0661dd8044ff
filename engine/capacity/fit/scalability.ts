import type { ScalabilityFit } from '../../model/capacity.ts';
import type { Estimate } from '../../model/estimate.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { Random } from '../../stats/random.ts';
import { projectionAt } from '../projections.ts';
import { amdahlLimit, peakOf, type Usl } from '../usl.ts';
import { type BandAt, bandConfidence, bandOf } from './band.ts';
import { type FitPoint, fitUsl } from './fit-usl.ts';
import { mostEfficiency, reasonsNotIdentifiable } from './identifiable.ts';
import { quantileOfValues } from './resamples.ts';
import { leastLoads, type Shape, type Shapes, shapesOf } from './shapes.ts';
import { fitPointsOf } from './weights.ts';

/** The fitted law as it is told, and the band of its throughput curve. */
export interface Scalability {
  readonly fit: ScalabilityFit;
  readonly usl: Usl;
  readonly bandAt: BandAt;
  /** Times the highest concurrency to which the curve may be drawn. */
  readonly reach: number;
}

const confidence = 0.95;
const reach = { identifiable: 2, otherwise: 1.25 };

/** Fits the law to the plateaus that count. Null for fewer than four different concurrencies: three parameters go through three of them exactly. */
export function scalabilityOf(counted: readonly LoadPoint[], random: Random): Scalability | null {
  const usable = counted.filter(({ concurrency, throughput }) => concurrency.value > 0 && throughput.value > 0);
  if (new Set(usable.map(({ concurrency }) => concurrency.value)).size < leastLoads) return null;
  const points = fitPointsOf(usable);
  const { r2, ...usl } = fitUsl(points);
  const shapes = shapesOf(points, random);
  const parameters = parameterEstimates(usl, shapes.told, points.length);
  const highest = topOf(points);
  const efficiency = highest.throughput / (usl.lambda * highest.concurrency);
  const reasons = reasonsNotIdentifiable({
    kappa: parameters.kappa,
    mostThroughput: mostThroughputOf(shapes),
    highestThroughput: Math.max(...points.map(({ throughput }) => throughput)),
    efficiency,
  });
  const identifiable = reasons.length === 0;
  const bandAt = bandOf(points, shapes, efficiency > mostEfficiency);
  const { holdOut } = shapes.told;
  const fit: ScalabilityFit = {
    ...parameters,
    r2,
    points: points.length,
    peak: identifiable ? peakProjection(usl, shapes, highest.concurrency, bandAt) : null,
    amdahlLimit: amdahlLimit(usl),
    identifiable,
    reasons,
    holdOut: holdOut && { held: holdOut.held, worstMiss: holdOut.worstMiss },
  };
  return { fit, usl, bandAt, reach: identifiable ? reach.identifiable : reach.otherwise };
}

const topOf = (points: readonly FitPoint[]): FitPoint =>
  points.reduce((highest, point) => (point.concurrency > highest.concurrency ? point : highest));

/** Upper bound of the greatest throughput: the greatest of the shapes, and of the law over its resamples. Null where one of them grows for ever. */
function mostThroughputOf({ told, others }: Shapes): number | null {
  const most = [told, ...others].map(({ law }) => law.most ?? Number.POSITIVE_INFINITY);
  const resampled = told.resampled.map((law) => law.most ?? Number.POSITIVE_INFINITY);
  const bound = Math.max(...most, quantileOfValues(resampled, (1 + bandConfidence) / 2));
  return Number.isFinite(bound) ? bound : null;
}

/** Each parameter with its percentile interval over the resamples. */
function parameterEstimates(usl: Usl, { resampled }: Shape, samples: number): Record<keyof Usl, Estimate> {
  const laws = resampled.flatMap((law) => law.usl ?? []);
  const estimate = (of: (law: Usl) => number): Estimate => {
    const values = laws.map(of);
    const [low, high] = [(1 - confidence) / 2, (1 + confidence) / 2].map((q) => quantileOfValues(values, q));
    const isKnown = values.length > 0;
    return { value: of(usl), low: isKnown ? (low ?? null) : null, high: isKnown ? (high ?? null) : null, confidence, samples };
  };
  return { lambda: estimate(({ lambda }) => lambda), sigma: estimate(({ sigma }) => sigma), kappa: estimate(({ kappa }) => kappa) };
}

/** The peak, its load being concurrency: the resamples' peaks for where it is, the band there for how high. */
function peakProjection(usl: Usl, { told }: Shapes, highest: number, bandAt: BandAt): ScalabilityFit['peak'] {
  const peak = peakOf(usl);
  if (peak === null) return null;
  const ratio = peak.concurrency / highest;
  const places = told.resampled.flatMap((law) => (law.usl === null ? [] : (peakOf(law.usl)?.concurrency ?? Number.POSITIVE_INFINITY)));
  const [low = peak.concurrency, high = peak.concurrency] = [(1 - bandConfidence) / 2, (1 + bandConfidence) / 2].map((q) =>
    quantileOfValues(places, q),
  );
  const concurrency = {
    value: peak.concurrency,
    low: Math.min(low, peak.concurrency),
    high: Number.isFinite(high) ? Math.max(high, peak.concurrency) : null,
  };
  return {
    concurrency: projectionAt(ratio, concurrency, bandConfidence),
    throughput: projectionAt(ratio, bandAt(peak.concurrency), bandConfidence),
  };
}
