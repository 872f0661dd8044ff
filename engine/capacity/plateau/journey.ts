import { journeyTimes } from '../../measure/journey-times.ts';
import { pool } from '../../measure/pool.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { Measurement } from '../../model/measurement.ts';

/** What a scenario says of one journey. */
export interface JourneyPace {
  /** Mean pause between requests, ms; null where what was measured counts. */
  readonly thinkMs: number | null;
  /** Least seconds from start to start. */
  readonly pacingS: number | null;
}

/** Journeys by name. */
export type JourneyPaces = Readonly<Record<string, JourneyPace>>;

/**
 * What one journey of the mix is made of, means over the passes of all journeys that ended in these steps. A plateau may pause for less than its users would:
 * how often they pause is then counted, and each pause taken as long as the scenario says. Null without a pass.
 */
export function journeyOf(measurement: Measurement, steps: readonly number[], paces: JourneyPaces): LoadPoint['journey'] {
  const times = journeyTimes(measurement, steps);
  const passes = times.reduce((sum, time) => sum + time.passes, 0);
  if (passes === 0) return null;
  const perPass = (of: (time: (typeof times)[number]) => number) => times.reduce((sum, time) => sum + time.passes * of(time), 0) / passes;
  const paced = times.some(({ journey }) => (paces[journey]?.pacingS ?? null) !== null);
  return {
    requests: perPass(({ requests }) => requests),
    thinkMs: perPass(({ journey, passes: own, thinkMs }) => {
      const said = paces[journey]?.thinkMs ?? null;
      if (said === null) return thinkMs ?? 0;
      return (pool(measurement, { metric: 'thinkTime', tags: { scenario: journey }, steps }).count / own) * said;
    }),
    pacingS: paced ? perPass(({ journey }) => paces[journey]?.pacingS ?? 0) : null,
  };
}

/** Requests of a journey, and the time it takes beside them, ms: thinking as it was, sockets, the script. What a reserve of users is reckoned by. */
export interface JourneyTaken {
  readonly requests: number;
  readonly besideMs: number;
}

/** As `journeyOf`, of what the generator's users really did; null without a pass. */
export function journeyTaken(measurement: Measurement, steps: readonly number[]): JourneyTaken | null {
  const times = journeyTimes(measurement, steps);
  const passes = times.reduce((sum, time) => sum + time.passes, 0);
  if (passes === 0) return null;
  const perPass = (of: (time: (typeof times)[number]) => number) => times.reduce((sum, time) => sum + time.passes * of(time), 0) / passes;
  return {
    requests: perPass(({ requests }) => requests),
    besideMs: perPass(({ durationMs, requestMs }) => Math.max(0, durationMs - requestMs)),
  };
}
