import { Link } from 'wouter';
import { duration } from '../../../reports/words/quantity.ts';
import { useConnection, useJobs } from '../data/live.ts';
import { useNativeEngine } from '../data/native-engine.ts';
import { EngineGone } from './engine-gone.tsx';

/** What goes on: an engine that is gone, else the job that runs, with its progress and the way to it. */
export function StateLine() {
  const connection = useConnection();
  const native = useNativeEngine();
  const job = useJobs().find(({ state }) => state === 'running' || state === 'stopping');
  if (connection === 'gone' || native === 'restarting' || native === 'failed') return <EngineGone native={native} />;
  if (job === undefined) return null;
  return (
    <aside className="state-line" aria-label="What goes on">
      <Link href={`/jobs/${encodeURIComponent(job.id)}`}>{job.title}</Link>
      <span>{job.phase}</span>
      {job.progress !== null && <progress value={job.progress} max={1} aria-label={`Progress of ${job.title}`} />}
      {job.leftS !== null && <span className="soft">{duration(Math.round(job.leftS))} left</span>}
    </aside>
  );
}
