import { thisMachine } from '../environments/index.ts';
import { version } from '../model/version.ts';
import type { RunDraft } from '../store/index.ts';
import { readGit } from './git.ts';
import type { Session } from './session.ts';

/** What is known of a run before its load begins; enough to recover it when this process is killed. */
export async function draftOf({ request, partial, startedAt, environment, work, maker }: Session): Promise<RunDraft> {
  const { subject } = request;
  return {
    schemaVersion: 1,
    id: partial.id,
    scenario: subject.name,
    environment: request.environmentName,
    kind: subject.kind,
    startedAt: startedAt.toISOString(),
    steps: [...work.steps],
    provenance: {
      git: await readGit(request.folder),
      headroom: version,
      driver: maker.driver,
      scenarioHash: subject.hash,
      generator: thisMachine(),
      target: environment.fingerprint === null ? null : { ...environment.fingerprint },
      coLocated: environment.coLocated,
      targetRestarted: request.targetRestarted ?? environment.started,
      seed: subject.kind === 'scenario' ? subject.scenario.seed : 0,
      command: request.mask(request.command),
    },
    workCounters: [],
    base: null,
    campaign: request.campaign ?? null,
    probes: [],
    notes: [...work.notes, ...environment.notes],
    targets: [...work.targets],
  };
}
