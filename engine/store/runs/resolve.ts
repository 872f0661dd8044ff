import path from 'node:path';
import { HeadroomError } from '../../model/error.ts';
import { nearNamesHint } from '../../model/near-names.ts';
import type { Run } from '../../model/run.ts';
import { listCampaigns } from '../campaigns/list.ts';
import { duetUnits } from '../campaigns/units.ts';
import type { Layout } from '../layout.ts';
import { findRun, listRuns, type RunEntry } from './list.ts';

/**
 * The id of the sealed run that `name` means: an id, the path of its folder, `latest`, `previous` (the one before the latest, of its
 * scenario and environment), a scenario (its latest run), or the beginning of just one id.
 * Only an id or its beginning means a unit of a duet, which says little by itself.
 * Throws RUN_UNKNOWN with near names, RUN_AMBIGUOUS, RUN_UNSEALED or RUN_DAMAGED.
 */
export async function resolveRun(layout: Layout, name: string, now: Date): Promise<string> {
  const asFolder = path.resolve(layout.projectFolder, name);
  const wanted = path.dirname(asFolder) === layout.runs ? path.basename(asFolder) : name;
  const exact = await findRun(layout, wanted, now);
  if (exact) return sealedId(exact);
  const entries = await listRuns(layout, now);
  const isUnit = duetUnits(await listCampaigns(layout, now));
  const runs = entries.flatMap((entry) => (entry.state === 'sealed' && !isUnit(entry.run) ? [entry.run] : []));
  const found = byWord(runs, wanted) ?? runs.find(({ scenario }) => scenario === wanted);
  if (found) return found.id;
  const begun = wanted === '' ? [] : entries.filter(({ id }) => id.startsWith(wanted));
  const [only, ...others] = begun;
  if (only && others.length === 0) return sealedId(only);
  const ids = entries.map(({ id }) => id);
  if (only)
    throw new HeadroomError(
      'RUN_AMBIGUOUS',
      `${begun.length} runs begin with ${wanted}.`,
      `Say which: ${listed(begun.map(({ id }) => id))}.`,
    );
  throw new HeadroomError(
    'RUN_UNKNOWN',
    `There is no run ${wanted === '' ? 'without a name' : wanted}.`,
    nearNamesHint(wanted, [...ids, ...new Set(runs.map(({ scenario }) => scenario)), 'latest', 'previous'], 'run'),
  );
}

function byWord(runs: readonly Run[], word: string): Run | undefined {
  const [latest, ...earlier] = runs;
  if (word !== 'latest' && word !== 'previous') return undefined;
  if (!latest) throw new HeadroomError('RUN_UNKNOWN', 'There is no sealed run yet.', 'Make one: `headroom run <scenario>`.');
  if (word === 'latest') return latest;
  const previous = earlier.find(({ scenario, environment }) => scenario === latest.scenario && environment === latest.environment);
  if (previous) return previous;
  throw new HeadroomError(
    'RUN_UNKNOWN',
    `${latest.id} is the only run of ${latest.scenario} in ${latest.environment}.`,
    'Run it again, or name two runs: `headroom runs` lists them.',
  );
}

function sealedId(entry: RunEntry): string {
  if (entry.state === 'sealed') return entry.id;
  if (entry.state === 'damaged')
    throw new HeadroomError('RUN_DAMAGED', entry.reason, 'Restore the run folder from a copy, or delete it and run again.');
  throw new HeadroomError(
    'RUN_UNSEALED',
    entry.state === 'running' ? `Run ${entry.id} is still going on.` : `Run ${entry.id} was cut off and could not be recovered.`,
    entry.state === 'running' ? 'Wait until it has ended.' : `What it left lies in ${entry.folder}.`,
  );
}

function listed(ids: readonly string[]): string {
  return `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? `, and ${ids.length - 5} more` : ''}`;
}
