import type { CampaignReport } from '../../engine/model/campaign.ts';
import { contextOf } from './campaign.ts';
import { movement } from './change.ts';
import { changeName, changeReasons } from './comparison.ts';
import { detectable } from './detectable.ts';
import { capital } from './facts.ts';
import { familyOf, worstChanges } from './family.ts';
import { changeReason } from './reason.ts';

/** The three changes to look at first, each in a sentence with interval, smallest detectable change and verdict; advice is called so. */
export function worstChangeSentences(report: CampaignReport, most = 3): string[] {
  const { comparison } = report;
  if (comparison === null || report.verdict === 'invalid') return [];
  const { advisory, rest } = familyOf(comparison);
  const outside = new Set([...advisory, ...rest]);
  const context = contextOf(report);
  return worstChanges(comparison, most).map((change) => {
    const counter = change.reasons.find(({ code }) => code === 'work-counter-rose' || code === 'work-counter-fell');
    if (counter) return `${capital(changeReason(counter))}: ${change.verdict}`;
    const why = changeReasons(change, context).filter((reason) => reason !== 'the same');
    const told = [
      change.verdict,
      ...(change.verdict === 'inconclusive' ? [] : why),
      `detectable ${detectable(change)}`,
      outside.has(change) && 'advice only',
    ];
    const size = change.head === change.base ? 'the same' : movement(change);
    return `${capital(changeName(change))} ${size}: ${told.filter(Boolean).join(', ')}`;
  });
}
