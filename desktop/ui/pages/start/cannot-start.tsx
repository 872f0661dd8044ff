import type { Project } from '../../../../engine/model/api/project.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';

/** Why nothing can be started here, and what would make it possible. */
export function CannotStart({ project: { readOnly, problem } }: { readonly project: Project }) {
  if (readOnly)
    return (
      <Empty
        title="This folder of runs is open to be looked at: nothing can be started in it."
        hint="Open the workbench in the project itself to start a run."
        command="headroom ui"
      />
    );
  if (problem !== null) return <Failure failure={problem} />;
  return (
    <Empty
      title="The configuration names no scenario."
      hint="One line makes a configuration with a first journey of each kind."
      command="headroom init"
    />
  );
}
