import type { ApiEvent } from '../../../engine/model/api/events.ts';
import type { ApiName } from '../../../engine/model/api/paths.ts';

type Stored = Extract<ApiEvent, { event: 'stored' }>['data']['what'];

const routes: Readonly<Record<Stored, readonly ApiName[]>> = {
  runs: ['project', 'runs', 'run', 'series', 'baselines', 'trend', 'plan'],
  campaigns: ['project', 'campaigns', 'campaign', 'capacity', 'plan', 'runs'],
  baselines: ['project', 'baselines', 'runs', 'run', 'trend'],
  notes: ['run', 'runs'],
  project: ['project', 'estimate', 'baselines', 'plan', 'capacity', 'doctor'],
};

/** Documents that may no longer be true once something stored has changed. */
export function staleAfter(what: Stored): readonly ApiName[] {
  return routes[what];
}
