import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiEvent } from '../../model/api/events.ts';
import type { Job, JobOrder } from '../../model/api/job.ts';
import type { OpenFolder } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { begin, type Going } from './going.ts';
import { makeWork } from './makers.ts';

/** What goes on and went on since the server was started; one at a time. */
export interface JobDesk {
  /** Newest first. */
  list(): readonly Job[];
  /** Throws a Refusal 404 where there is none of that id. */
  find(id: string): Job;
  /**
   * Begins what is ordered, once it was found possible. Throws a Refusal 409 while another goes on, and what can be known to be wrong before anything begins:
   * every error of the configuration, USERS_CEILING, USAGE.
   */
  start(order: JobOrder): Promise<Job>;
  /** The first time in good order, the second at once; what has ended stays as it is. */
  stop(id: string): Job;
  busy(): boolean;
  /** Stops what goes on in good order, and at once after `patienceMs`; waits until it is sealed, or as long again. */
  close(patienceMs: number): Promise<void>;
}

export interface DeskOptions {
  readonly opened: () => OpenFolder;
  readonly send: (event: ApiEvent) => void;
  readonly now: () => Date;
}

/** What ended longer ago is in the lists of runs and campaigns. */
const mostJobs = 50;

export function createDesk({ opened, send, now }: DeskOptions): JobDesk {
  const jobs: Going[] = [];
  let starting = false;
  let closed = false;
  const going = () => jobs.find((one) => one.job().endedAt === null);
  const find = (id: string): Going => {
    const found = jobs.find((one) => one.job().id === id);
    if (found !== undefined) return found;
    throw new Refusal(
      404,
      'JOB_UNKNOWN',
      `There is no job ${id}.`,
      'Jobs are those since the workbench was started; what they made is kept.',
    );
  };
  const refuse = () => {
    const other = going();
    if (closed) throw new Refusal(409, 'ENGINE_CLOSING', 'The workbench is closing.', 'Start it again with `headroom ui`.');
    if (starting || other !== undefined)
      throw new Refusal(
        409,
        'JOB_RUNNING',
        `${other === undefined ? 'Another job' : other.job().title} is going on.`,
        'Two at a time would measure each other. Wait until it has ended, or stop it.',
      );
  };
  return {
    list: () => jobs.map((one) => one.job()),
    find: (id) => find(id).job(),
    start: async (order) => {
      refuse();
      starting = true;
      try {
        const work = await makeWork(order, opened());
        if (closed) refuse();
        const id = `${now().toISOString().replace(/[:.]/g, '-')}-${randomBytes(3).toString('hex')}`;
        const job = begin({ id, order, work, send, now });
        jobs.unshift(job);
        jobs.splice(mostJobs);
        return job.job();
      } finally {
        starting = false;
      }
    },
    stop: (id) => {
      const job = find(id);
      job.stop();
      return job.job();
    },
    busy: () => starting || going() !== undefined,
    close: async (patienceMs) => {
      closed = true;
      const job = going();
      if (job === undefined) return;
      if (job.job().state === 'running') job.stop();
      if (await within(job.ended, patienceMs)) return;
      job.stop();
      await within(job.ended, patienceMs);
    },
  };
}

/** Whether it came in time. */
async function within(ended: Promise<void>, patienceMs: number): Promise<boolean> {
  const waiting = new AbortController();
  const late = sleep(patienceMs, false, { signal: waiting.signal }).catch(() => false);
  const inTime = await Promise.race([ended.then(() => true), late]);
  waiting.abort();
  return inTime;
}
