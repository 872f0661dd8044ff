import { useId } from 'react';
import type { Job } from '../../../../engine/model/api/job.ts';
import { stopWords } from '../../../../reports/words/job.ts';
import { useAction } from '../../data/documents.ts';
import { Failure } from '../../parts/failure.tsx';

/** Ends the job: in good order first, at once when it is pressed again. */
export function Stop({ job }: { readonly job: Job }) {
  const stop = useAction('stopJob', ['jobs', 'job']);
  const id = useId();
  const { button, meaning } = stopWords(job);
  return (
    <span className="live-stop">
      <button type="button" aria-describedby={id} disabled={stop.isPending} onClick={() => stop.mutate({ path: { job: job.id } })}>
        {button}
      </button>
      <span id={id} className="soft">
        {meaning}
      </span>
      {stop.error !== null && <Failure failure={stop.error.failure} />}
    </span>
  );
}
