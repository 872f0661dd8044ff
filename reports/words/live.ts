import type { LiveState } from '../../engine/model/api/live.ts';
import { count, counted } from './digits.ts';
import { duration, quantity } from './quantity.ts';

/** The latency limit that is drawn as the ceiling of a run that goes on, ms; null where there is none. */
export function liveLimit({ limits, unit }: Pick<LiveState, 'limits' | 'unit'>): number | null {
  const times = unit === 'user' ? ['latency'] : ['wsRoundTrip', 'latency'];
  return limits.find(({ metric, statistic }) => statistic === 'p95' && times.includes(metric))?.expected ?? null;
}

/** How a run that goes on stands: `50 users, p95 212 ms, 88 ms under the target; 120 req/s, none failed.` */
export function liveSentence(live: LiveState): string {
  const { p95Ms, users, unit, requestsPerSecond, errorRate, requests } = live;
  if (requests === 0) return `${counted(users, unit)} on the system, and no answer yet.`;
  const limitMs = liveLimit(live);
  const spare = limitMs === null || p95Ms === null ? null : limitMs - p95Ms;
  const gap = spare === null ? '' : `, ${quantity(Math.abs(spare), 'ms')} ${spare >= 0 ? 'under' : 'over'} the target`;
  const latency = p95Ms === null ? 'too few answers for a p95' : `p95 ${quantity(p95Ms, 'ms')}${gap}`;
  const fails = errorRate === null ? '' : errorRate === 0 ? ', none failed' : `, ${quantity(errorRate, 'fraction')} failed`;
  return `${counted(users, unit)}: ${latency}; ${quantity(requestsPerSecond, 'count')} per second${fails}.`;
}

/** How far the load is: `0:40 of 1:30`, in words. */
export function liveProgress({ elapsedS, plannedS }: Pick<LiveState, 'elapsedS' | 'plannedS'>): string {
  return `${duration(Math.round(Math.min(elapsedS, plannedS)))} of ${duration(plannedS)} of load`;
}

/** Whether the generator keeps time, while it runs. */
export function liveGenerator({ state, latenessMs, droppedIterations }: LiveState['generator']): string {
  const clock = {
    good: 'The generator keeps time',
    late: 'The generator is late: if it stays so, this run will be invalid',
    unknown: 'Whether the generator keeps time is not known yet',
  }[state];
  const late = latenessMs === null ? '' : `, ${quantity(latenessMs, 'ms')} late (p99)`;
  const dropped = droppedIterations === 0 ? '' : `, ${count(droppedIterations)} journeys could not start on time`;
  return `${clock}${late}${dropped}.`;
}
