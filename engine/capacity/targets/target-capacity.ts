import type { TargetCapacity } from '../../model/capacity.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { Projection } from '../../model/projection.ts';
import type { Target } from '../../model/target.ts';
import { mapProjection, refusedFor } from '../projections.ts';
import type { Tail } from '../tail/tail.ts';
import { journeyOf, type MeanMsAt, usersAt } from '../users.ts';
import { capacityBetween } from './between.ts';
import { capacityBeyond } from './beyond.ts';
import { type Bracket, bracketOf } from './bracket.ts';

/**
 * The most load at which a target is met: measured between the last pass and the first fail, beyond the highest load by a tail model that was kept, or refused
 * with its reasons. Loads are good requests per second.
 */
export function targetCapacity(given: {
  readonly points: readonly LoadPoint[];
  readonly target: Target;
  /** The tail model of this target's statistic; asked for only where the target was met everywhere. */
  readonly tailOf: (target: Target) => Tail | null;
  readonly most: number | null;
  readonly meanMsAt: MeanMsAt;
}): TargetCapacity {
  const { points, target, meanMsAt } = given;
  const bracket = bracketOf(points, target);
  const { lastPass, firstFail } = bracket;
  const throughput = throughputOf(bracket, given);
  const level = lastPass ?? firstFail;
  const perRequest = level === null || level.journeysPerSecond === null ? null : level.journeysPerSecond / level.throughput;
  const journey = journeyOf(points);
  return {
    target,
    found: foundOf(bracket),
    lastPass: lastPass?.at ?? null,
    firstFail: firstFail?.at ?? null,
    throughput,
    journeysPerSecond: perRequest === null ? null : scaled(throughput, perRequest),
    users: journey === null || !(journey.requests > 0) ? null : usersAt(throughput, journey, meanMsAt),
  };
}

function foundOf({ lastPass, firstFail }: Bracket): TargetCapacity['found'] {
  if (firstFail === null) return lastPass === null ? 'no-data' : 'above';
  return lastPass === null ? 'below' : 'between';
}

function throughputOf(bracket: Bracket, { points, target, tailOf, most }: Parameters<typeof targetCapacity>[0]): Projection {
  const { levels, lastPass, firstFail, reasons, surePass, sureFail } = bracket;
  const limit = target.expected;
  if (lastPass === null && firstFail === null) return refusedFor([{ code: 'no-data', facts: {} }]);
  if (lastPass === null) {
    const lowest = firstFail?.throughput ?? 0;
    return { ...refusedFor([{ code: 'missed-at-lowest', facts: { lowest } }, ...reasons]), low: 0, high: lowest };
  }
  if (firstFail === null) return capacityBeyond({ lastPass, limit, tail: tailOf(target), most });
  const highest = Math.max(...levels.map(({ throughput }) => throughput));
  const isOpen = points.every(({ planned }) => planned.arrivalRate !== null);
  return capacityBetween({ lastPass, firstFail, surePass, sureFail, limit, highest, isOpen, reasons });
}

/** A refused number keeps the range it has. */
const scaled = (given: Projection, by: number): Projection =>
  given.value === null
    ? { ...given, low: given.low === null ? null : given.low * by, high: given.high === null ? null : given.high * by }
    : mapProjection(given, (value) => value * by, { code: 'no-journeys', facts: {} });
