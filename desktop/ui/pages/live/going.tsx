import type { Job } from '../../../../engine/model/api/job.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { jobChip } from '../../../../reports/words/job.ts';
import { liveSentence } from '../../../../reports/words/live.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Page } from '../../parts/page.tsx';
import { Advance } from './advance.tsx';
import { Board } from './board.tsx';
import { Stop } from './stop.tsx';

/** A job that goes on: what it does, how far it is, how it stands, and the button that ends it. */
export function Going({ job }: { readonly job: Job }) {
  return (
    <Page
      title={job.title}
      answer={job.live === null ? `${job.phase || 'Preparing'}.` : bound(liveSentence(job.live))}
      actions={
        <>
          <ChipMark chip={jobChip(job)} />
          <Stop job={job} />
        </>
      }
    >
      <Advance job={job} />
      {job.live === null ? <p className="soft">No load yet: numbers begin with the first users.</p> : <Board live={job.live} />}
    </Page>
  );
}
