import { pool, pooledWindows } from '../measure/pool.ts';
import type { LoadSummary } from '../model/report.ts';
import { activeUsers } from './active-users.ts';
import { meanOf } from './percentiles.ts';
import { perSecond, requestsIn, type View } from './view.ts';

const secondsPerHour = 3600;
const msPerSecond = 1000;

/** What users got over the judged steps, beside what was planned. */
export function loadSummary({ measurement, judged }: View): LoadSummary {
  const { steps, durationS } = judged;
  const planned = measurement.steps.filter(({ index }) => steps.includes(index)).flatMap(({ users }) => users ?? []);
  const requests = pool(measurement, requestsIn('latency', steps)).count;
  const journeys = perSecond(pool(measurement, { metric: 'iterations', steps }).sum, durationS);
  const signIns = pool(measurement, { metric: 'signIns' });
  return {
    plannedUsers: planned.length > 0 ? Math.max(...planned) : null,
    activeUsers: activeUsers(measurement, steps)?.least ?? null,
    journeysPerHour: journeys === null ? null : journeys * secondsPerHour,
    requestsPerSecond: perSecond(requests, durationS),
    peakInFlight: peakInFlight({ measurement, judged }),
    meanThinkTimeMs: meanOf(measurement, { metric: 'thinkTime', steps }),
    accountsUsed: signIns.count > 0 ? signIns.sum : null,
    holdS: judged.step === null ? null : durationS,
    requests,
    failedRequests: pool(measurement, requestsIn('errorRate', steps)).sum,
    checksPassed: meanOf(measurement, { metric: 'checks', steps }),
  };
}

/** Little's law (Operations Research 9, 1961) second by second: requests in flight are arrivals a second times their mean latency, which is the latency that a second holds in all. */
function peakInFlight({ measurement, judged }: Pick<View, 'measurement' | 'judged'>): number | null {
  const busy = pooledWindows(measurement, requestsIn('latency', judged.steps)).flatMap(
    ({ sum, widthS }) => perSecond(sum / msPerSecond, widthS) ?? [],
  );
  return busy.length > 0 ? busy.reduce((peak, inFlight) => Math.max(peak, inFlight)) : null;
}
