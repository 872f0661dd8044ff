import { useDocument } from '../../data/documents.ts';
import { Shown } from '../../parts/document.tsx';
import { Page } from '../../parts/page.tsx';
import { CannotStart } from './cannot-start.tsx';
import { StartForm } from './start-form.tsx';
import './page.css';

export default function StartPage() {
  const project = useDocument('project');
  return (
    <Page title="Start">
      <Shown asked={project}>
        {(found) =>
          found.readOnly || found.problem !== null || found.scenarios.length === 0 ? (
            <CannotStart project={found} />
          ) : (
            <StartForm project={found} />
          )
        }
      </Shown>
    </Page>
  );
}
