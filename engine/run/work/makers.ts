import { type ScenarioKind, scenarioKind } from '../../model/scenario.ts';
import type { Subject } from '../request.ts';
import { autocannonMaker } from './endpoint-work.ts';
import { k6Maker } from './k6-work.ts';
import { wsMaker } from './socket-work.ts';
import type { LoadMaker } from './work.ts';

/** Who makes the load of what: one line a kind. */
const makers: Readonly<Record<ScenarioKind | 'script', () => Promise<LoadMaker>>> = {
  journeys: k6Maker,
  script: k6Maker,
  endpoint: autocannonMaker,
  socket: wsMaker,
};

/** The maker for a subject, with its programs found and ready. Throws what its programs are missing: K6_MISSING. */
export async function makerOf(subject: Subject): Promise<LoadMaker> {
  return await makers[subject.kind === 'script' ? 'script' : scenarioKind(subject.scenario)]();
}
