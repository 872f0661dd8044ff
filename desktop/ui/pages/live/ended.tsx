import { Link } from 'wouter';
import type { Job } from '../../../../engine/model/api/job.ts';
import { jobChip } from '../../../../reports/words/job.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Board } from './board.tsx';
import { Verdict } from './verdict.tsx';

const places = { run: '/runs', campaign: '/campaigns', capacity: '/capacity' } as const;
const opens = { run: 'Open the run', campaign: 'Open the campaign', capacity: 'Open the capacity' } as const;

/** Where what a job made is looked at. */
export function madePlace({ kind, id }: NonNullable<Job['made']>): string {
  const word = encodeURIComponent(id);
  return kind === 'capacity' ? `${places.capacity}?campaign=${word}` : `${places[kind]}/${word}`;
}

/** A job that ended: what it found, where that is, and what was last seen of it. */
export function Ended({ job }: { readonly job: Job }) {
  const { made, failure, live } = job;
  return (
    <Page
      title={job.title}
      actions={<ChipMark chip={jobChip(job)} />}
      {...(failure === null && made === null ? { answer: 'It ended and left nothing to open.' } : {})}
    >
      {failure !== null && <Failure failure={failure} />}
      {made !== null && (
        <>
          {made.kind === 'run' && <Verdict run={made.id} />}
          <p>
            <Link className="live-open" href={madePlace(made)}>
              {opens[made.kind]}
            </Link>
          </p>
        </>
      )}
      {live !== null && <Board live={live} />}
    </Page>
  );
}
