import type { GeneratorHealth } from '../model/health.ts';
import type { HealthInput } from './health.ts';
import { journeyTimes } from './journey-times.ts';
import { pool } from './pool.ts';
import { loadTraffic } from './traffic.ts';

type Reason = GeneratorHealth['reasons'][number];

/**
 * Whose fault journeys are that never started. An open profile needs rate x time of a journey users at
 * once (Little's law). With fewer than that at the target latency, none would have been free even if the
 * target had kept its promise: the generator is to blame. With that many, the target is, and each
 * drop counts as over the target instead (`targets/`).
 */
export function dropReasons({ measurement, judgedSteps, arrival }: HealthInput): Reason[] {
  const where = loadTraffic(measurement);
  const dropped = pool(measurement, { metric: 'droppedIterations', steps: judgedSteps, where }).sum;
  if (dropped === 0 || arrival === null) return [];
  const rate = Math.max(
    0,
    ...measurement.steps.filter(({ index }) => judgedSteps.includes(index)).map(({ arrivalRate }) => arrivalRate ?? 0),
  );
  if (rate === 0) return [];
  const { maxUsers, latencyTargetMs } = arrival;
  if (latencyTargetMs === null) return [{ code: 'too-few-users-for-rate', invalidates: false, facts: { dropped, maxUsers } }];
  const needed = Math.ceil((rate * journeyMs(measurement, judgedSteps, latencyTargetMs)) / 1000);
  return maxUsers < needed ? [{ code: 'too-few-users-for-rate', invalidates: true, facts: { dropped, maxUsers, needed } }] : [];
}

/** Mean time of a journey whose requests each take the target latency; the latency alone before any journey has ended. */
function journeyMs(measurement: HealthInput['measurement'], steps: readonly number[], latencyMs: number): number {
  const times = journeyTimes(measurement, steps);
  const passes = times.reduce((sum, time) => sum + time.passes, 0);
  if (passes === 0) return latencyMs;
  const total = times.reduce((sum, { passes: count, requests, requestMs, durationMs, thinkMs }) => {
    const rest = thinkMs ?? Math.max(0, durationMs - requestMs);
    return sum + count * (requests * latencyMs + rest);
  }, 0);
  return total / passes;
}
