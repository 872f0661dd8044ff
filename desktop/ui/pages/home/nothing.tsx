import { Link, useLocation } from 'wouter';
import type { Project } from '../../../../engine/model/api/project.ts';
import { useAction } from '../../data/documents.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';

/** The demo in its own environment, where this project has both. */
function demoOf({ scenarios, environments }: Project): { scenario: string; environment: string } | null {
  const environment = environments.find(({ kind }) => kind === 'demo');
  const scenario = scenarios.find(({ name }) => name === 'demo') ?? scenarios[0];
  return environment && scenario ? { scenario: scenario.name, environment: environment.name } : null;
}

/** A project without runs: what Headroom answers, and the one button or command that makes the first run. */
export function Nothing({ project }: { readonly project: Project }) {
  const start = useAction('startJob', ['jobs']);
  const [, go] = useLocation();
  const demo = project.readOnly || project.problem !== null ? null : demoOf(project);
  const begin = () =>
    demo !== null && start.mutate({ body: { kind: 'run', ...demo } }, { onSuccess: ({ id }) => go(`/jobs/${encodeURIComponent(id)}`) });
  return (
    <Page title={project.name} answer="Nothing was run here yet: the first run says how much headroom there is.">
      {project.problem !== null && <Failure failure={project.problem} />}
      <Empty
        title={project.readOnly ? 'This folder holds no runs.' : 'Load a system, and see the gap between its load and its limit.'}
        hint="A run loads the target as users do, judges its targets, and keeps what was measured. The next one is compared with it."
        command={project.problem === null ? 'headroom run' : 'headroom init'}
        action={
          demo === null ? undefined : (
            <p className="actions">
              <button type="button" className="primary" disabled={start.isPending} onClick={begin}>
                Start the demo
              </button>
              <Link href="/start">Choose what to run</Link>
            </p>
          )
        }
      />
      {start.error !== null && <Failure failure={start.error.failure} />}
    </Page>
  );
}
