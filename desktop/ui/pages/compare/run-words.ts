import type { RunRow } from '../../../../engine/model/api/listing.ts';
import { cleanText } from '../../../../reports/words/clean.ts';
import { moment } from '../../../../reports/words/moment.ts';
import { quantity } from '../../../../reports/words/quantity.ts';
import { shortCommit } from '../../../../reports/words/sides.ts';

/** How a run is called in a list that one is chosen from. */
export function runWords({ id, scenario, environment, startedAt, commit, users, p95, baseline }: RunRow): {
  title: string;
  beside: string;
} {
  const beside = [
    startedAt !== null && moment(startedAt),
    commit !== null && shortCommit(commit),
    users !== null && quantity(users, 'users').concat(' users'),
    p95 !== null && `p95 ${quantity(p95, 'ms')}`,
    baseline && 'baseline',
  ];
  return {
    title: cleanText(scenario === null ? id : `${scenario} in ${environment ?? '–'}`),
    beside: cleanText(beside.filter((part) => part !== false).join(' · ')),
  };
}
