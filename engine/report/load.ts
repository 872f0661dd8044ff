import { activeUsers } from '../measure/active-users.ts';
import { pool } from '../measure/pool.ts';
import { peakInFlight } from '../measure/throughput.ts';
import type { LoadSummary } from '../model/report.ts';
import { meanOf } from './percentiles.ts';
import { judgedPart, perSecond, type View } from './view.ts';

const secondsPerHour = 3600;

/** What users got over the judged steps, beside what was planned. */
export function loadSummary(view: View): LoadSummary {
  const { measurement, judged, judgedStep, judgedS, isLoad, kind } = view;
  const planned = measurement.steps.filter(({ index }) => judged.includes(index)).flatMap(({ users }) => users ?? []);
  const hold = measurement.steps.find(({ index }) => index === judgedStep);
  const requests = pool(measurement, judgedPart(view, kind.times)).count;
  const journeys = perSecond(pool(measurement, judgedPart(view, 'iterations')).sum, judgedS);
  const signIns = pool(measurement, { metric: 'signIns', where: isLoad });
  return {
    plannedUsers: planned.length > 0 ? Math.max(...planned) : null,
    activeUsers: hold ? (activeUsers(measurement, hold)?.sustained ?? null) : null,
    journeysPerHour: journeys === null || kind.unit !== 'user' || kind.times === 'browserRequestTime' ? null : journeys * secondsPerHour,
    requestsPerSecond: perSecond(requests, judgedS),
    peakInFlight: peakInFlight(measurement, judged),
    meanThinkTimeMs: meanOf(measurement, judgedPart(view, 'thinkTime')),
    accountsUsed: signIns.count > 0 ? signIns.sum : null,
    holdS: hold ? judgedS : null,
    requests,
    failedRequests: pool(measurement, judgedPart(view, kind.fails)).sum,
    checksPassed: meanOf(measurement, judgedPart(view, 'checks')),
  };
}
