import { Link } from 'wouter';
import type { OpenedRun } from '../../../../engine/model/api/listing.ts';
import { bound } from '../../../../reports/words/bind.ts';
import { reportChips } from '../../../../reports/words/chips.ts';
import { targetSentence } from '../../../../reports/words/headline.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { ChipMark } from '../../parts/chip.tsx';
import { Section } from '../../parts/page.tsx';
import { Newest } from './newest.tsx';
import type { BlockProperties } from './overview.tsx';

function Stand({ report, notes }: OpenedRun) {
  const { run } = report;
  const note = notes.at(-1);
  return (
    <li>
      <p>
        <Link href={`/runs/${encodeURIComponent(run.id)}`}>{`${run.scenario} on ${run.environment}`}</Link>{' '}
        <span className="soft">{moment(run.startedAt)}</span>
      </p>
      <p className="home-chips">
        {reportChips(report).map((chip) => (
          <ChipMark key={chip.label} chip={chip} named />
        ))}
      </p>
      <p>{bound(targetSentence(report))}</p>
      {note !== undefined && <p className="soft">{`${note.by}: ${note.text}`}</p>}
    </li>
  );
}

/** What stands: the newest run of all with its ceiling, then the newest of every other scenario and environment. */
export function Standing({ opened }: BlockProperties) {
  const [newest, ...others] = opened;
  if (newest === undefined) return null;
  return (
    <Section id="standing" title="What stands">
      <Newest opened={newest} />
      {others.length > 0 && (
        <ul className="home-stands">
          {others.map((each) => (
            <Stand key={each.report.run.id} {...each} />
          ))}
        </ul>
      )}
    </Section>
  );
}
