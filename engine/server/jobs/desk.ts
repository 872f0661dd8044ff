import type { Job, JobOrder } from '../../model/api/job.ts';

/** What goes on and went on since the server was started; one at a time. */
export interface JobDesk {
  list(): readonly Job[];
  /** Throws a Refusal 404 where there is none of that id. */
  find(id: string): Job;
  /** Begins what is ordered and gives its state at once. Throws a Refusal 409 while another goes on. */
  start(order: JobOrder): Job;
  /** The first time in good order, the second at once. */
  stop(id: string): Job;
  busy(): boolean;
  /** Stops what goes on in good order, and waits until it is sealed; after `patienceMs` no longer. */
  close(patienceMs: number): Promise<void>;
}
