import type { Report } from '../../engine/model/report.ts';
import { count, counted } from './digits.ts';
import { loadWords } from './load-words.ts';
import { duration, quantity } from './quantity.ts';

/** Who was on the system and for how long: `1,000 users held 60 s`, `Only 812 of 1,000 users held 60 s`. */
export function loadClause({ load, run, lab }: Report): string {
  const { plannedUsers, activeUsers, holdS, requests } = load;
  const { one, request } = loadWords(run);
  const stretch = duration(holdS ?? run.durationS);
  if (lab.length > 0)
    return `${counted(
      lab.reduce((sum, { visits }) => sum + visits, 0),
      'visit',
    )} in ${stretch}`;
  if (activeUsers === null || holdS === null) return `${counted(requests, request)} in ${stretch}`;
  if (plannedUsers !== null && activeUsers < plannedUsers)
    return `Only ${count(activeUsers)} of ${counted(plannedUsers, one)} held ${stretch}`;
  return `${counted(activeUsers, one)} held ${stretch}`;
}

/** The numbers a verdict rests on, in one line: requests, rate, journeys, failures, checks. Empty without a request. */
export function evidenceLine({ load, run, overall }: Report): string {
  if (load.requests === 0) return '';
  const { requests, failedRequests, requestsPerSecond, journeysPerHour, checksPassed } = load;
  const words = loadWords(run);
  const share = words.kind.times !== 'wsRoundTrip' ? failedRequests / requests : overall.errorRate;
  return [
    counted(requests, words.request),
    requestsPerSecond !== null && `${quantity(requestsPerSecond, 'count')} ${words.perSecond}`,
    journeysPerHour !== null && `${quantity(Number(journeysPerHour.toPrecision(3)), 'count')} journeys/h`,
    failedRequests === 0 ? 'none failed' : `${count(failedRequests)} failed (${quantity(share, 'fraction')})`,
    checksPassed !== null && `${quantity(checksPassed, 'fraction')} of checks passed`,
  ]
    .filter(Boolean)
    .join(' · ');
}
