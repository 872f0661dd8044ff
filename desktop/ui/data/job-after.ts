import type { ApiEvent } from '../../../engine/model/api/events.ts';
import type { Job } from '../../../engine/model/api/job.ts';
import type { LiveSecond, LiveState } from '../../../engine/model/api/live.ts';

/** As many seconds as a job's state keeps at most times twelve: two hours. Older ones are in the run's own page once it ended. */
const longestSeconds = 7200;

/** Jobs after what happened to one of them; null where that one is not known, and all must be asked for. */
export function jobAfter(jobs: readonly Job[], event: Extract<ApiEvent, { event: 'job' | 'live' }>): readonly Job[] | null {
  if (event.event === 'job') {
    const known = jobs.some(({ id }) => id === event.data.id);
    if (!known) return [...jobs, { ...event.data, live: null }];
    return jobs.map((job) => (job.id === event.data.id ? { ...event.data, live: job.live } : job));
  }
  if (!jobs.some(({ id }) => id === event.data.job)) return null;
  return jobs.map((job) => (job.id === event.data.job ? { ...job, live: liveAfter(job.live, event.data.live) } : job));
}

function liveAfter(before: LiveState | null, now: LiveState): LiveState {
  return { ...now, seconds: before === null ? now.seconds : secondsAfter(before.seconds, now.seconds) };
}

/** A second told twice (a reader who was cut off hears it again) stands once, as it was told last. */
function secondsAfter(before: readonly LiveSecond[], now: readonly LiveSecond[]): LiveSecond[] {
  const first = now[0]?.atS;
  if (first === undefined) return before as LiveSecond[];
  const kept = before.filter(({ atS }) => atS < first);
  return [...kept, ...now].slice(-longestSeconds);
}
