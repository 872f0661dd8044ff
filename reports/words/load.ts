import type { Report } from '../../engine/model/report.ts';
import { count, counted } from './digits.ts';
import { duration, quantity } from './quantity.ts';

/** Who was on the system and for how long: `1,000 users held 60 s`, `Only 812 of 1,000 users held 60 s`. */
export function loadClause({ load, run }: Report): string {
  const { plannedUsers, activeUsers, holdS, requests } = load;
  const stretch = duration(holdS ?? run.durationS);
  if (activeUsers === null || holdS === null) return `${counted(requests, 'request')} in ${stretch}`;
  if (plannedUsers !== null && activeUsers < plannedUsers)
    return `Only ${count(activeUsers)} of ${counted(plannedUsers, 'user')} held ${stretch}`;
  return `${counted(activeUsers, 'user')} held ${stretch}`;
}

/** The numbers a verdict rests on, in one line: requests, rate, journeys, failures, checks. Empty without a request. */
export function evidenceLine({ load }: Report): string {
  if (load.requests === 0) return '';
  const { requests, failedRequests, requestsPerSecond, journeysPerHour, checksPassed } = load;
  return [
    counted(requests, 'request'),
    requestsPerSecond !== null && `${quantity(requestsPerSecond, 'count')} req/s`,
    journeysPerHour !== null && `${quantity(Number(journeysPerHour.toPrecision(3)), 'count')} journeys/h`,
    failedRequests === 0 ? 'none failed' : `${count(failedRequests)} failed (${quantity(failedRequests / requests, 'fraction')})`,
    checksPassed !== null && `${quantity(checksPassed, 'fraction')} of checks passed`,
  ]
    .filter(Boolean)
    .join(' · ');
}
