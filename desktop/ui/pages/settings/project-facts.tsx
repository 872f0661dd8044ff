import { count } from '../../../../reports/words/digits.ts';
import { useDocument } from '../../data/documents.ts';
import { Shown } from '../../parts/document.tsx';
import { Failure } from '../../parts/failure.tsx';

const named = (list: readonly { readonly name: string }[]): string =>
  list.length === 0 ? 'none' : list.map(({ name }) => name).join(', ');

export function ProjectFacts() {
  const asked = useDocument('project');
  return (
    <Shown asked={asked}>
      {(project) => {
        const facts: readonly [string, string][] = [
          ['Project', project.readOnly ? `${project.name}, opened to be looked at` : project.name],
          ['Runs', count(project.counts.runs)],
          ['Campaigns', count(project.counts.campaigns)],
          ['Baselines', count(project.counts.baselines)],
          ['Scenarios', named(project.scenarios)],
          ['Environments', named(project.environments)],
          ['Schedules', named(project.schedules)],
        ];
        return (
          <>
            {project.problem !== null && <Failure failure={project.problem} />}
            <dl className="facts">
              {facts.map(([title, value]) => (
                <div key={title}>
                  <dt>{title}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </>
        );
      }}
    </Shown>
  );
}
