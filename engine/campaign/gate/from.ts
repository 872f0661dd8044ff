import { compareStored } from '../../compare/stored/judge.ts';
import type { CampaignRun } from '../../model/campaign.ts';
import { HeadroomError } from '../../model/error.ts';
import { baselinesOf } from '../../run/assess.ts';
import type { Store } from '../../store/index.ts';
import { worstVerdicts } from '../worst-verdicts.ts';
import { composeOne } from './sides.ts';
import type { Session, StoredResult } from './stored.ts';
import type { GateWanted } from './wanted.ts';

/**
 * Sealed runs of one scenario and environment as candidate sessions: the last of two or more is the one that must show a change again. Throws USAGE for runs
 * that do not belong together or are blocks of a duet, RUN_UNKNOWN.
 */
export async function recordedSessions(
  wanted: GateWanted,
  names: readonly string[],
  store: Store,
): Promise<{ readonly runs: CampaignRun[]; readonly result: StoredResult }> {
  const sessions: Session[] = [];
  for (const id of new Set(await Promise.all(names.map(async (name) => await store.resolveRun(name))))) {
    const { run, report } = await store.loadRun(id);
    sessions.push({ run, measurement: await store.loadMeasurement(id), targets: report.verdicts });
  }
  sessions.sort((a, b) => Date.parse(a.run.startedAt) - Date.parse(b.run.startedAt));
  const [first] = sessions;
  if (first === undefined) throw new HeadroomError('USAGE', '--from needs runs.', 'For example --from latest previous');
  assertAlike(sessions);
  const { gate } = await composeOne({ ...wanted, what: [first.run.scenario], env: first.run.environment }).catch(async (error: unknown) => {
    // The scenario or environment may be gone from the configuration by now; the rule is not.
    if (error instanceof HeadroomError) return await composeOne({ ...wanted, what: [], env: undefined });
    throw error;
  });
  const confirmation = sessions.length > 1 ? (sessions.at(-1) ?? null) : null;
  const candidates = sessions.filter((session) => session !== confirmation);
  const comparison = compareStored({ baselines: await baselinesOf(store, first.run), candidates, confirmation, rule: gate });
  const runs = sessions.map(({ run }, index): CampaignRun => {
    const phase = index > 0 && index === sessions.length - 1 ? 'confirmation' : 'detection';
    return { id: run.id, role: 'session', side: null, phase, round: 0, first: null };
  });
  const targets = worstVerdicts(sessions.map((session) => session.targets));
  return { runs, result: { comparison, targets, sessions, planned: sessions.length, interrupted: false, failure: null } };
}

function assertAlike(sessions: readonly Session[]): void {
  const block = sessions.find(({ run }) => run.base !== null);
  if (block)
    throw new HeadroomError(
      'USAGE',
      `${block.run.id} is a block of a duet, not a session.`,
      'Name runs that `headroom run` made; `headroom runs` lists them.',
    );
  const kinds = new Set(sessions.map(({ run }) => `${run.scenario} in ${run.environment}`));
  if (kinds.size > 1)
    throw new HeadroomError(
      'USAGE',
      `The runs do not belong together: ${[...kinds].join(', ')}.`,
      'Name runs of one scenario and environment.',
    );
}
