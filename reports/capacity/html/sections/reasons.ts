import { markup } from '../../../markup.ts';
import { capacityReasons } from '../../../words/capacity/reasons.ts';
import { capital } from '../../../words/facts.ts';
import type { CapacitySection } from '../section.ts';

/** Why it ended where it did, what limits it, and what was written beside. */
export const reasons: CapacitySection = ({ reasons: ended, notes }) => {
  const all = [...new Set([...capacityReasons(ended).map((reason) => `${capital(reason)}.`), ...notes])];
  return all.length === 0 ? null : { title: 'Reasons and notes', content: markup`<ul>${all.map((each) => markup`<li>${each}</li>`)}</ul>` };
};
