import type { PlateauRule } from '../../model/ladder.ts';

/** A little more than the samples that are needed: arrivals are not even. */
const spareSamples = 1.1;

/** Seconds a plateau is judged for: until its p95 has its samples, at least and at most what the rule says. Most where nothing is known of the rate. */
export function judgedSeconds({ samples, atLeastS, atMostS }: PlateauRule, requestsPerSecond: number | null): number {
  const needed = requestsPerSecond === null ? atMostS : (samples * spareSamples) / requestsPerSecond;
  return Math.ceil(Math.min(Math.max(atLeastS, Math.min(needed, atMostS)), Math.max(atLeastS, atMostS)));
}

/** Seconds in which the users of a plateau begin, before its warm-up. */
export function beginSeconds({ usersPerSecond }: PlateauRule, users: number): number {
  return usersPerSecond === null ? 0 : Math.ceil(users / usersPerSecond);
}

/** A start of the generator, a report, and a target that comes to rest. */
export const besidePlateauS = 4;
