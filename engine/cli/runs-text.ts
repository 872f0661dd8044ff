import { counted } from '../../reports/words/digits.ts';
import type { ListedRuns } from '../run/listed-runs.ts';
import type { CampaignEntry, Pruned, RunEntry } from '../store/index.ts';
import { table } from './table.ts';

/** Runs as a table, and what is not in it. */
export function runsText({ runs, hidden, interrupted }: ListedRuns): string {
  const list = runs.length > 0 ? table(runs.map(rowOf)) : hidden > 0 ? '' : 'No runs yet. Begin with: headroom demo';
  return [list, ...asides({ hidden, interrupted })].filter((line) => line !== '').join('\n');
}

/** What a list of runs does not show, a line each. */
export function asides({ hidden, interrupted }: Pick<ListedRuns, 'hidden' | 'interrupted'>): string[] {
  return [
    ...(hidden === 0 ? [] : [`${counted(hidden, 'run')} of gates not shown; \`headroom runs --all\` lists them.`]),
    ...interrupted.map((id) => `Campaign ${id} was interrupted; \`headroom runs --campaigns\` says how far it came.`),
  ];
}

function rowOf(entry: RunEntry): Record<string, unknown> {
  if (entry.state !== 'sealed') return { run: entry.id, state: entry.state === 'damaged' ? `damaged: ${entry.reason}` : entry.state };
  const { run } = entry;
  return {
    run: run.id,
    state: `${run.outcome}${run.recovered ? ', recovered' : ''}`,
    validity: run.health.validity,
    scenario: run.scenario,
    environment: run.environment,
    'length s': Math.round(run.durationS),
    commit: run.provenance.git?.commit.slice(0, 7) ?? null,
    ...(entry.campaign === null ? {} : { campaign: entry.campaign }),
  };
}

export function campaignsText(campaigns: readonly CampaignEntry[]): string {
  return campaigns.length === 0 ? 'No campaigns yet: a gate or a schedule makes one.' : table(campaigns.map(campaignRow));
}

export function campaignRow(entry: CampaignEntry): Record<string, unknown> {
  if (entry.state === 'damaged') return { campaign: entry.id, state: `damaged: ${entry.reason}` };
  const { purpose, name, scenario, environment, runs, endedAt } = entry.campaign;
  return { campaign: entry.id, state: entry.state, purpose, name, scenario, environment, runs: runs.length, ended: endedAt };
}

export function prunedWords({ removed, campaigns, spared }: Pruned): string {
  const went = [
    ...(removed.length === 0 ? [] : [counted(removed.length, 'run')]),
    ...(campaigns.length === 0 ? [] : [counted(campaigns.length, 'campaign')]),
  ];
  const kept = spared.map(({ id, why }) => `Kept ${id}: it has a ${why}.`);
  return [went.length === 0 ? 'Nothing to remove.' : `Removed ${went.join(' and ')}.`, ...kept].join('\n');
}
