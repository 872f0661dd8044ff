import { Link } from 'wouter';
import { timeLeft } from '../../../../reports/words/job.ts';
import { useJobs } from '../../data/live.ts';

/** What goes on now, with a link to watch it. */
export function RunningJob() {
  const job = useJobs().find(({ state }) => state === 'running' || state === 'stopping');
  if (job === undefined) return null;
  return (
    <p className="home-job">
      <progress aria-label={`Progress of ${job.title}`} max={1} {...(job.progress === null ? {} : { value: job.progress })} />{' '}
      <Link href={`/jobs/${encodeURIComponent(job.id)}`}>{job.title}</Link> {[job.phase, timeLeft(job)].filter(Boolean).join(' · ')}
    </p>
  );
}
