import type { HeadroomError } from '../../model/error.ts';
import type { ObstacleCode } from '../../model/obstacle.ts';
import type { Run } from '../../model/run.ts';
import type { WindowFileLine } from '../../model/window-file.ts';

/**
 * What makes load and records it, or plays what was recorded. One file or folder a driver; each has a plan of its own. `start` throws a HeadroomError for
 * what can be known to be wrong before anything is sent; whatever goes wrong later is in `finished`.
 */
export interface Driver<Plan> {
  readonly name: string;
  start(plan: Plan): Promise<DriverRun>;
}

export interface DriverRun {
  /** Process ids of the generator, each the head of a process group that holds all it started; none when it runs in this process. */
  readonly pids: readonly number[];
  /**
   * Everything recorded, in the order of `windows.ndjson`, as it comes in; ends after the generator has. Read it once, from one place. Throws WINDOWS_DAMAGED
   * for a line that cannot be read, never for a torn last one.
   */
  readonly lines: AsyncIterable<WindowFileLine>;
  /** Ends the load early; teardown still runs, and what was measured stays. Asking again changes nothing. The reason is one line. */
  stop(reason: string): void;
  /** Ends the generator and its browsers at once: no teardown, the second under way is lost. */
  kill(): void;
  /** How it ended, once the generator is gone. Never rejects, and does not wait for `lines` to be read. */
  readonly finished: Promise<DriverResult>;
}

export interface DriverResult {
  readonly outcome: Run['outcome'];
  /** Why it did not complete, in one line; null when it did. */
  readonly reason: string | null;
  /** What a user must be told, with its code: SCRIPT_ERROR, SCRIPT_ABORTED, K6_FAILED, DISK_FULL... Null when it completed, or was stopped by the engine. */
  readonly error: HeadroomError | null;
  /** Of the generator's process; null when a signal ended it or there was none. */
  readonly exitCode: number | null;
  /** The generator's own judgement of its thresholds, by `metric: expression`, true for passed; null when it made none. */
  readonly thresholds: Readonly<Record<string, boolean>> | null;
  /** The script called the run failed by itself (k6's `test.fail()`). */
  readonly markedFailed: boolean;
  /** What the generator complained of, most frequent first. */
  readonly complaints: readonly Complaint[];
  /** What kept the load below its plan; null when nothing did, not given where nobody looks. */
  readonly obstacle?: Obstacle | null;
  /** Journeys per second by journey, as measured in the hold and replayed in the second opinion; null where there was none. */
  readonly arrivalRates: Readonly<Record<string, number>> | null;
}

/** What stopped a climb to a number of connections. */
export interface Obstacle {
  readonly code: ObstacleCode;
  /** Whose fault it is: the run says nothing of the target when it is the generator's. */
  readonly side: 'generator' | 'target';
  /** Connections that were open when it was met first. */
  readonly connections: number;
  /** How often it was met. */
  readonly count: number;
  /** What was said, in one line. */
  readonly detail: string;
}

/** Warnings or errors of the generator's log that say the same. */
export interface Complaint {
  readonly level: 'warning' | 'error';
  readonly message: string;
  readonly count: number;
}
