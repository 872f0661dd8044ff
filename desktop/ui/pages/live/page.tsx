import type { Job } from '../../../../engine/model/api/job.ts';
import { useDocument } from '../../data/documents.ts';
import { useJob } from '../../data/live.ts';
import { Shown } from '../../parts/document.tsx';
import { Page } from '../../parts/page.tsx';
import { Ended } from './ended.tsx';
import { Going } from './going.tsx';
import './page.css';

export default function LivePage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const id = params.job ?? '';
  const kept = useJob(id);
  // A job that the list does not know is asked for by name, so that a wrong address is told as such.
  const asked = useDocument('job', { path: { job: id } }, kept === undefined);
  if (kept !== undefined) return <JobView job={kept} />;
  return (
    <Shown asked={asked} waiting={<Page title="Live">{null}</Page>}>
      {(job) => <JobView job={job} />}
    </Shown>
  );
}

function JobView({ job }: { readonly job: Job }) {
  return job.state === 'running' || job.state === 'stopping' ? <Going job={job} /> : <Ended job={job} />;
}
