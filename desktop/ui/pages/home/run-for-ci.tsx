import { Link } from 'wouter';
import type { Report } from '../../../../engine/model/report.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { blocking } from '../../../../reports/words/blocking.ts';
import { duration } from '../../../../reports/words/quantity.ts';
import { shortCommit } from '../../../../reports/words/sides.ts';
import { worstThings } from '../../../../reports/words/worst.ts';

/** What a run alone says of a merge: whether it ends with a code that blocks, its three worst things, how to repeat it. */
export function RunForCi({ report }: { readonly report: Report }) {
  const { run } = report;
  const { git, command } = run.provenance;
  return (
    <>
      <p>{bound(blocking(report))}</p>
      <ul>
        {worstThings(report).map((sentence) => (
          <li key={sentence}>{bound(sentence)}</li>
        ))}
      </ul>
      <p className="soft">
        {bound(
          [git && `commit ${shortCommit(git.commit)}`, `took ${duration(Math.round(run.durationS))} of load`].filter(Boolean).join(' · '),
        )}
      </p>
      <p>
        <Link href={`/runs/${encodeURIComponent(run.id)}`}>Open the run</Link> <code>{command}</code>
      </p>
      <p className="soft">
        Whether a change made it slower is told by a gate: <code>headroom gate</code>, or <Link href="/start?kind=gate">start one</Link>.
      </p>
    </>
  );
}
