import { say } from '../../../formats/html/section.ts';
import { factList } from '../../../formats/html/sections/origin.ts';
import { targetTables } from '../../../formats/html/sections/targets.ts';
import { markup } from '../../../markup.ts';
import { campaignReasons } from '../../../words/campaign.ts';
import { capital } from '../../../words/facts.ts';
import { moment } from '../../../words/moment.ts';
import { ruleFacts } from '../../../words/rule.ts';
import type { CampaignSection } from '../section.ts';

/** The rule with every number in it. */
export const rule: CampaignSection = (report) => {
  const facts = ruleFacts(report);
  return facts.length === 0
    ? null
    : {
        title: 'The rule',
        content: markup`${say('Every number that the verdict was held against, so that a reader can disagree.', 'soft')}${factList(facts, 'one')}`,
      };
};

/** Targets of the head's sessions. */
export const targets: CampaignSection = ({ targets: verdicts }) =>
  verdicts.length === 0 ? null : { title: 'Targets', content: targetTables(verdicts) };

/** Why the verdict is no other, what somebody overrode, and what was written beside. */
export const reasons: CampaignSection = (report) => {
  const { override, notes } = report;
  const all = [
    ...campaignReasons(report).map((reason) => `${capital(reason)}.`),
    ...(override === null ? [] : [`Overridden by ${override.by} on ${moment(override.at)}: ${override.why}`]),
    ...notes,
  ];
  return all.length === 0 ? null : { title: 'Reasons and notes', content: markup`<ul>${all.map((each) => markup`<li>${each}</li>`)}</ul>` };
};
