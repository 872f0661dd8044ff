import type { OpenEnvironment } from '../../environments/index.ts';
import type { ArrivalLimits } from '../../measure/health.ts';
import { HeadroomError } from '../../model/error.ts';
import type { LoadStep } from '../../model/load.ts';
import type { Provenance, Run } from '../../model/run.ts';
import type { Target } from '../../model/target.ts';
import type { DriverRun } from '../drivers/driver.ts';
import type { RunRequest } from '../request.ts';

/** A way to make load, with all the programs it needs. */
export interface LoadMaker {
  readonly driver: Provenance['driver'];
  /** Name of the log its driver leaves in a run folder. */
  readonly log: string;
  /** Plans what a request asks for. Throws what can be known to be wrong before anything is sent. */
  prepare(request: RunRequest, environment: OpenEnvironment): Promise<Work>;
}

/** What a run will do, checked before anything is sent. */
export interface Work {
  readonly steps: readonly LoadStep[];
  readonly durationS: number;
  /** The load ends when its work is done: its last step then lasted until there. */
  readonly endsWithWork?: boolean;
  /** Users a generator may use at most. */
  readonly maxUsers: number;
  /** One line for people. */
  readonly description: string;
  readonly notes: readonly string[];
  /** What it is judged by: the scenario's targets, or the script's own thresholds. */
  readonly targets: readonly Target[];
  /** For open profiles: what the generator may use. */
  readonly arrival: ArrivalLimits | null;
  /** Least seconds between starts, of the journeys that have such a pace. */
  readonly pacingS: Readonly<Record<string, number>>;
  /** Begins the load; what is recorded is written into this folder. Throws as a driver's `start` does. */
  start(folder: string): Promise<DriverRun>;
  /** Counts the work that one user causes, in this folder; null where there is nothing to count. */
  readonly count: ((folder: string, interrupted: AbortSignal) => Promise<CountedWork>) | null;
}

/** Exact counts; `problem` says why there are none where there should be. */
export interface CountedWork {
  readonly counters: Run['workCounters'];
  readonly problem: string | null;
}

export const nothingCounted: CountedWork = { counters: [], problem: null };

/** The work itself. Throws USERS_CEILING when it may use more users than the environment allows. */
export function withinCeiling<Planned extends { readonly maxUsers: number }>(work: Planned, request: RunRequest): Planned {
  const { subject, environment, environmentName } = request;
  if (work.maxUsers <= environment.maxUsers) return work;
  throw new HeadroomError(
    'USERS_CEILING',
    `${subject.name} may use ${work.maxUsers} users, and environment ${environmentName} allows ${environment.maxUsers}.`,
    'Lower the load (`--users`), or raise maxUsers of the environment if its owner agrees.',
  );
}
