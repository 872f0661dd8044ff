import './page.css';
import { neededSessions } from '../../../../engine/compare/stored/noise.ts';
import { windowSentence } from '../../../../reports/words/baselines.ts';
import { useDocument } from '../../data/documents.ts';
import { Shown } from '../../parts/document.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Candidates } from './candidates.tsx';
import { Group } from './group.tsx';
import { standingsOf } from './standing.ts';
import { useCleanList } from './use-clean-list.ts';

/** What runs are measured against: approved sessions, those that could become one, and who said so. */
export default function BaselinesPage() {
  const asked = useDocument('baselines');
  const project = useDocument('project').data;
  const list = useCleanList(asked.data);
  const standings = standingsOf(list?.baselines ?? [], project?.gate.family ?? ['p95']);
  const readOnly = project?.readOnly ?? false;
  const [first] = standings;
  return (
    <Page title="Baselines" {...(first === undefined ? {} : { answer: windowSentence(first, neededSessions) })}>
      {readOnly && <p role="note">This folder is only looked at: nothing can be approved or retired in it.</p>}
      <Shown asked={{ ...asked, data: list }}>
        {({ candidates }) => (
          <>
            {standings.length === 0 && (
              <Empty
                title="No baseline yet."
                hint="A baseline is a run somebody approved: later runs are measured against it. Six of them allow the full rule."
                command={'headroom baseline approve latest --why "..."'}
              />
            )}
            {standings.map((standing) => (
              <Group key={`${standing.scenario} ${standing.environment}`} standing={standing} readOnly={readOnly} />
            ))}
            <Candidates candidates={candidates} readOnly={readOnly} />
          </>
        )}
      </Shown>
    </Page>
  );
}
