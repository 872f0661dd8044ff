import { type ScenarioKind, scenarioKind } from '../../model/scenario.ts';
import type { RunRequest } from '../request.ts';
import { autocannonMaker } from './endpoint-work.ts';
import { k6Maker } from './k6-work.ts';
import { playwrightMaker } from './page-work.ts';
import { wsMaker } from './socket-work.ts';
import type { LoadMaker } from './work.ts';

/** Who makes the load of what: one line a kind. */
const makers: Readonly<Record<ScenarioKind | 'script', (request: RunRequest) => Promise<LoadMaker>>> = {
  journeys: k6Maker,
  script: k6Maker,
  endpoint: autocannonMaker,
  socket: wsMaker,
  page: playwrightMaker,
};

/** The maker for a request, with its programs found and ready. Throws what its programs are missing, K6_MISSING, BROWSER_MISSING, and CONFIG_INVALID for what it cannot do. */
export async function makerOf(request: RunRequest): Promise<LoadMaker> {
  const { subject } = request;
  return await makers[subject.kind === 'script' ? 'script' : scenarioKind(subject.scenario)](request);
}
