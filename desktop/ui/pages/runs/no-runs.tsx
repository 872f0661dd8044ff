import { Link } from 'wouter';
import { Empty } from '../../parts/empty.tsx';
import type { RunFilter } from './use-run-list.ts';

/** Why the list is empty: nothing was run, or nothing fits. */
export function NoRuns({ filter: { search, scenario, environment, all } }: { readonly filter: RunFilter }) {
  if (search === '' && scenario === '' && environment === '')
    return (
      <Empty
        title="Nothing was run here yet."
        hint={
          all
            ? 'A run, a gate or a capacity search fills this list.'
            : 'A run fills this list; blocks of gates and plateaus of capacity searches are shown with “within campaigns”.'
        }
        command="headroom run"
        action={<Link href="/start">Start a run</Link>}
      />
    );
  return (
    <Empty
      title="No run fits these words."
      hint="Search looks at id, scenario, environment and commit."
      action={<Link href="/runs">Show all runs</Link>}
    />
  );
}
