import type { TailFit } from '../../model/capacity.ts';
import type { FactReason } from '../../model/projection.ts';
import type { Random } from '../../stats/random.ts';
import { type HoldOut, holdOut } from '../fit/hold-out.ts';
import { resamples } from '../fit/resamples.ts';
import { missesOf } from './misses.ts';
import type { TailPoint, TailStatistic } from './points.ts';
import { fitTail, type TailFamily, type TailLaw, tailFamilies } from './tail-laws.ts';

/** A shape of the tail, with what is known of its errors. */
export interface TailShape {
  readonly law: TailLaw;
  readonly resampled: readonly TailLaw[];
  readonly holdOut: HoldOut | null;
}

/** A fitted tail. Only `told` with `fit.kept` may speak of loads beyond the highest. */
export interface Tail {
  readonly fit: TailFit;
  readonly points: readonly TailPoint[];
  /** Highest load, requests per second. */
  readonly highest: number;
  readonly told: TailShape;
  readonly others: readonly TailShape[];
}

/** The miss of a held-out plateau, in latency or in load, up to which a tail model is kept: what a number projected by a quarter is worth being told for. */
export const mostMiss = 0.15;
const leastLoads = 3;
const resampleCount = 80;
/** Another shape stays if it misses less than a kept one may, or less than twice what this one does, and can do what was measured. */
const plausibleTimes = 2;

const loadOf = ({ throughput }: TailPoint): number => throughput;

/** Fits the tail and has its last plateaus predicted. Null for fewer than three different loads. */
export function tailOf(points: readonly TailPoint[], statistic: TailStatistic, random: Random): Tail | null {
  if (new Set(points.map(loadOf)).size < leastLoads) return null;
  const highest = Math.max(...points.map(loadOf));
  const least = points.every(({ meanMs }) => meanMs !== null) ? leastLoads : leastLoads + 1;
  const heldOut = (family: TailFamily): HoldOut | null =>
    holdOut(points, {
      loadOf,
      least,
      misses: (kept, held) => {
        const law = fitTail(family, kept, { statistic, keptUp: Math.max(...kept.map(loadOf)) });
        return law && missesOf(law, held);
      },
    });
  const drawn = resamples(points, { count: resampleCount, least: leastLoads, loadOf, random });
  const shape = (family: TailFamily, holdOut: HoldOut | null): TailShape | null => {
    const law = fitTail(family, points, { statistic, keptUp: highest });
    if (law === null) return null;
    const resampled = drawn.flatMap((sample) => fitTail(family, sample, { statistic, keptUp: highest, from: law.queue }) ?? []);
    return { law, holdOut, resampled };
  };
  const [toldFamily, ...otherFamilies] = tailFamilies;
  const told = shape(toldFamily, heldOut(toldFamily));
  if (told === null) return null;
  const tolerated = Math.max(mostMiss, plausibleTimes * (told.holdOut?.worstMiss ?? Number.POSITIVE_INFINITY));
  const others = otherFamilies
    .map((family) => ({ family, holdOut: heldOut(family) }))
    .filter(({ holdOut }) => holdOut !== null && holdOut.worstMiss <= tolerated)
    .flatMap(({ family, holdOut }) => shape(family, holdOut) ?? [])
    .filter(({ law }) => Number.isFinite(law.msAt(highest)));
  return { fit: tailFitOf(told), points, highest, told, others };
}

function tailFitOf({ law, holdOut }: TailShape): TailFit {
  const { servers = 0, serviceMs = 0, offsetMs = 0 } = law.queue ?? {};
  const reasons = reasonsAgainst(holdOut);
  return {
    servers,
    serviceMs,
    offsetMs,
    kept: reasons.length === 0,
    holdOut: holdOut && { held: holdOut.held, worstMiss: holdOut.worstMiss },
    reasons,
  };
}

function reasonsAgainst(holdOut: HoldOut | null): FactReason[] {
  if (holdOut === null) return [{ code: 'too-few-to-hold-out', facts: {} }];
  if (holdOut.worstMiss <= mostMiss) return [];
  return [{ code: 'hold-out-missed', facts: { held: holdOut.held, worstMiss: holdOut.worstMiss, tolerated: mostMiss } }];
}
