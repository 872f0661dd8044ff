import type { ApiEvent } from '../../model/api/events.ts';
import type { Job, JobOrder } from '../../model/api/job.ts';
import type { LiveState } from '../../model/api/live.ts';
import { HeadroomError } from '../../model/error.ts';
import { failureOf } from '../failure.ts';
import { followProgress, type Progress } from './progress.ts';
import { throttle } from './throttle.ts';
import type { JobEnd, JobWatch, JobWork } from './work.ts';

/** A job from its beginning to its end. */
export interface Going {
  readonly job: () => Job;
  /** The first time in good order, the second at once. */
  stop(): void;
  /** Once it has ended, well or not; never rejects. */
  readonly ended: Promise<void>;
}

export interface GoingOptions {
  readonly id: string;
  readonly order: JobOrder;
  readonly work: JobWork;
  readonly send: (event: ApiEvent) => void;
  readonly now: () => Date;
}

/** Live events at most this often. */
const everyMs = 100;

/** Begins a job, and tells everybody how it goes. */
export function begin({ id, order, work, send, now }: GoingOptions): Going {
  const interrupted = new AbortController();
  const killed = new AbortController();
  const follow = followProgress(work, () => now().getTime());
  let job: Job = {
    id,
    order,
    title: work.title,
    state: 'running',
    startedAt: now().toISOString(),
    endedAt: null,
    phase: 'Getting ready',
    progress: null,
    leftS: work.eachS === null ? null : work.runs * work.eachS,
    made: null,
    exitCode: null,
    failure: null,
    live: null,
  };
  const told = throttle<Job>(everyMs, ({ live: _, ...data }) => send({ event: 'job', data }));
  const lived = throttle<LiveState>(everyMs, tellLive(id, send));
  const change = (part: Partial<Job>) => {
    job = { ...job, ...part };
    told.give(job);
  };
  const live = (state: LiveState) => {
    change({ ...follow.live(state), live: state });
    lived.give(state);
  };
  const watch: JobWatch = {
    interrupted: interrupted.signal,
    killed: killed.signal,
    phase: (text) => change({ phase: text }),
    live,
    within: live,
    unit: (state) => change(nextUnit(follow.unit(state), state)),
    plan: (_, { plateaus, seconds }, done) => change(follow.plateau({ done, planned: plateaus, leftS: seconds })),
    plateau: (state) => change({ ...follow.plateau(state), phase: `Plateau ${state.done} of at most ${state.planned}` }),
  };
  const end = (last: JobEnd & { readonly state: 'done' | 'failed' }) => {
    const { made, failure } = last;
    lived.flush();
    change({
      state: last.state,
      made,
      exitCode: last.exitCode,
      failure: failure === null ? null : failureOf(failure),
      endedAt: now().toISOString(),
      phase: last.state === 'done' ? 'Sealed' : 'Ended',
      progress: last.state === 'done' ? 1 : job.progress,
      leftS: null,
      live: null,
    });
    told.flush();
    send({ event: 'stored', data: { what: 'runs' } });
    if (order.kind !== 'run') send({ event: 'stored', data: { what: 'campaigns' } });
  };
  send({ event: 'job', data: (({ live: _, ...data }) => data)(job) });
  return {
    job: () => job,
    stop: () => {
      if (job.state === 'stopping') killed.abort();
      if (job.state !== 'running') return;
      change({ state: 'stopping' });
      interrupted.abort();
    },
    ended: work.run(watch).then(
      (made) => end({ ...made, state: 'done' }),
      (error: unknown) => end({ made: null, failure: asKnown(error), exitCode: asKnown(error).exitCode, state: 'failed' }),
    ),
  };
}

/** What is sent of a run that goes on: of its seconds those that were not sent yet. */
function tellLive(job: string, send: (event: ApiEvent) => void): (state: LiveState) => void {
  let sentS = -1;
  return (state) => {
    const newestS = state.seconds.at(-1)?.atS ?? -1;
    // Another run of the campaign has begun.
    if (newestS < sentS) sentS = -1;
    const seconds = state.seconds.filter(({ atS }) => atS > sentS);
    sentS = newestS;
    send({ event: 'live', data: { job, live: { ...state, seconds } } });
  };
}

const nextUnit = (progress: Progress, { done, planned }: { readonly done: number; readonly planned: number }): Partial<Job> => ({
  ...progress,
  phase: planned > done ? `${done} of ${planned} measured` : `${done} measured`,
});

function asKnown(error: unknown): HeadroomError {
  if (error instanceof HeadroomError) return error;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const message = error instanceof Error ? error.message : String(error);
  return new HeadroomError('BUG', message, 'This is a defect in Headroom. Please report it with what was started.');
}
