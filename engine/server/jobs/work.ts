import type { CapacityWatch } from '../../campaign/capacity/watch.ts';
import type { GateWatch } from '../../campaign/gate/watch.ts';
import type { Job } from '../../model/api/job.ts';
import type { HeadroomError } from '../../model/error.ts';
import type { OpenFolder } from '../context.ts';

/** Whoever watches any job. */
export type JobWatch = GateWatch & CapacityWatch;

/** What a job came to once it is sealed. `failure` is what a user must be told beside it. */
export interface JobEnd {
  readonly made: Job['made'];
  readonly exitCode: number;
  readonly failure: HeadroomError | null;
}

/** A job that was found possible, and has not begun. */
export interface JobWork {
  readonly title: string;
  /** How many runs there will be, and about how long all take; null where nobody can say before. */
  readonly runs: number;
  readonly eachS: number | null;
  run(watch: JobWatch): Promise<JobEnd>;
}

/** Makes a job of its order. Throws what can be known to be wrong before anything begins. */
export type JobMaker<Order> = (order: Order, opened: OpenFolder) => Promise<JobWork>;
