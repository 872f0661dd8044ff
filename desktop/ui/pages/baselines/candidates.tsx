import { useState } from 'react';
import { Link } from 'wouter';
import type { BaselineList } from '../../../../engine/model/api/listing.ts';
import { counted } from '../../../../reports/words/digits.ts';
import { capital } from '../../../../reports/words/facts.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { quantity } from '../../../../reports/words/quantity.ts';
import { Section } from '../../parts/page.tsx';
import { Approve } from './approve.tsx';

type Candidate = BaselineList['candidates'][number];

const mostOpen = 20;

/** Runs that could be baselines, and why the others cannot. */
export function Candidates({ candidates, readOnly }: { readonly candidates: BaselineList['candidates']; readonly readOnly: boolean }) {
  const [approving, setApproving] = useState<string | null>(null);
  const fit = candidates.filter(({ refused }) => refused === null);
  const refused = candidates.filter((candidate) => candidate.refused !== null);
  const show = (list: readonly Candidate[]) => (
    <ul className="baselines-list">
      {list.map((candidate) => (
        <Row key={candidate.run.id} candidate={candidate} {...(readOnly ? {} : { approve: () => setApproving(candidate.run.id) })} />
      ))}
    </ul>
  );
  if (candidates.length === 0) return null;
  return (
    <Section
      id="candidates"
      title="Runs that could be approved"
      note={fit.length === 0 ? 'None of the runs there are.' : counted(fit.length, 'run')}
    >
      {show(fit.slice(0, mostOpen))}
      {fit.length > mostOpen && (
        <details>
          <summary>{counted(fit.length - mostOpen, 'more run')}</summary>
          {show(fit.slice(mostOpen))}
        </details>
      )}
      {refused.length > 0 && (
        <details>
          <summary>{counted(refused.length, 'run')} that cannot be a baseline</summary>
          {show(refused)}
        </details>
      )}
      <Approve key={approving ?? ''} run={approving ?? ''} open={approving !== null} onClose={() => setApproving(null)} />
    </Section>
  );
}

function Row({ candidate: { run, refused }, approve }: { readonly candidate: Candidate; readonly approve?: () => void }) {
  const told = [
    run.scenario !== null && `${run.scenario} in ${run.environment ?? '–'}`,
    run.startedAt !== null && moment(run.startedAt),
    run.p95 !== null && `p95 ${quantity(run.p95, 'ms')}`,
  ];
  return (
    <li className="baselines-candidate">
      <div>
        <Link href={`/runs/${encodeURIComponent(run.id)}`}>{run.id}</Link>
        <p className="soft">{told.filter((part) => part !== false).join(' · ')}</p>
        {refused !== null && <p>{capital(refused)}</p>}
      </div>
      {refused === null && approve !== undefined && (
        <button type="button" onClick={approve} aria-label={`Approve ${run.id}`}>
          Approve…
        </button>
      )}
    </li>
  );
}
