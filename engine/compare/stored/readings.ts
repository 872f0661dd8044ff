import type { BaselineSeries } from '../../model/baseline.ts';
import type { FamilyMember } from '../family.ts';
import { type Place, placesOf, seriesKey, statisticOf } from '../judge/place.ts';
import type { Reading } from '../judge/rounding.ts';

/** A session as far as it is compared. */
export interface Session {
  readonly run: string;
  readonly series: readonly BaselineSeries[];
}

export type SessionReading = Reading & { readonly run: string };

/** One place, as every session that knows it saw it. */
export interface StoredPlace {
  readonly place: Place;
  readonly base: readonly SessionReading[];
  readonly candidates: readonly SessionReading[];
  readonly confirmation: SessionReading | null;
  /** Candidates that had too few samples for it. */
  readonly leftOut: number;
}

export interface Sessions {
  readonly base: readonly Session[];
  readonly candidates: readonly Session[];
  readonly confirmation: Session | null;
}

type Lookup = (statistic: string) => SessionReading[];

/** Everything that at least one baseline and one candidate both know. A session that lacks a statistic has no part in it. */
export function storedPlaces({ base, candidates, confirmation }: Sessions, family: readonly FamilyMember[]): StoredPlace[] {
  const indexed = new Map([...base, ...candidates, ...(confirmation ? [confirmation] : [])].map((session) => [session, indexOf(session)]));
  const seen = new Map(candidates.flatMap(({ series }) => series.map((one) => [seriesKey(one), one] as const)));
  return [...seen].flatMap(([key, series]) => {
    const readings = (sessions: readonly Session[]): Lookup => {
      const known = sessions.map((session) => ({ run: session.run, series: indexed.get(session)?.get(key) }));
      return (statistic) => known.flatMap(({ run, series: own }) => readingOf(run, own, statistic));
    };
    const [before, after, again] = [readings(base), readings(candidates), readings(confirmation ? [confirmation] : [])];
    return placesOf(series, family).flatMap((place): StoredPlace[] => {
      const [known, found] = [before(place.statistic), after(place.statistic)];
      if (known.length === 0 || found.length === 0) return [];
      const leftOut = candidates.length - found.length;
      return [{ place, base: known, candidates: found, confirmation: again(place.statistic)[0] ?? null, leftOut }];
    });
  });
}

const indexOf = ({ series }: Session): Map<string, BaselineSeries> => new Map(series.map((one) => [seriesKey(one), one]));

function readingOf(run: string, series: BaselineSeries | undefined, statistic: string): SessionReading[] {
  const value = series ? statisticOf(series, statistic) : null;
  return value === null || !series ? [] : [{ run, value, samples: series.count }];
}
