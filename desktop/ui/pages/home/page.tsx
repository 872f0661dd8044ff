import type { Project } from '../../../../engine/model/api/project.ts';
import { useDocument } from '../../data/documents.ts';
import { Shown } from '../../parts/document.tsx';
import { Page } from '../../parts/page.tsx';
import { Nothing } from './nothing.tsx';
import { Overview } from './overview.tsx';
import './page.css';

export default function HomePage() {
  const project = useDocument('project');
  return (
    <Shown asked={project} waiting={<Page title="Home">{null}</Page>}>
      {(found) => (isEmpty(found) ? <Nothing project={found} /> : <Overview project={found} />)}
    </Shown>
  );
}

const isEmpty = ({ counts }: Project): boolean => counts.runs === 0 && counts.campaigns === 0;
