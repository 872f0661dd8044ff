import type { CampaignReport } from '../../engine/model/campaign.ts';
import type { Change } from '../../engine/model/comparison.ts';
import { smallestDetectable } from './change.ts';

/** The smallest detectable change, for a cell: `2.5 %`; `exact` for a count, `unknown` while the spread is. */
export function detectable(change: Change): string {
  return smallestDetectable(change) ?? (change.statistic === 'count' ? 'exact' : 'unknown');
}

/** The same in words that stand beside a verdict. */
export function detectableClause(change: Change | undefined): string {
  if (change?.statistic === 'count') return 'counted exactly, so that any change is seen';
  return `smallest detectable change ${(change && smallestDetectable(change)) ?? 'unknown'}`;
}

/** The same for a whole campaign that has nothing to compare with; empty where a change says it. */
export function nothingDetectable({ comparison, verdict }: Pick<CampaignReport, 'comparison' | 'verdict'>): string {
  return comparison === null && verdict !== 'invalid' ? 'Smallest detectable change unknown: there is nothing to compare with.' : '';
}
