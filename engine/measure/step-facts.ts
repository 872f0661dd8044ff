import type { LoadStep } from '../model/load.ts';
import type { Measurement } from '../model/measurement.ts';
import { type ActiveUsers, activeUsers } from './active-users.ts';
import { pool } from './pool.ts';
import { secondsIn } from './seconds.ts';
import { loadTraffic } from './traffic.ts';

/** What a load step delivered. In the second opinion its open journeys count, elsewhere the closed ones. */
export interface StepFacts {
  readonly seconds: number;
  readonly users: ActiveUsers | null;
  readonly requests: number;
  readonly failedRequests: number;
  /** Null where the step has no whole second. */
  readonly requestsPerSecond: number | null;
  readonly passes: number;
  readonly droppedIterations: number;
}

export function stepFacts(measurement: Measurement, step: LoadStep): StepFacts {
  const traffic = loadTraffic(measurement);
  const where = step.role === 'second-opinion' ? undefined : traffic;
  const sumOf = (metric: string) => pool(measurement, { metric, steps: [step.index], ...(where && { where }) }).sum;
  const seconds = secondsIn(measurement, step);
  const requests = sumOf('requests');
  return {
    seconds,
    users: activeUsers(measurement, step),
    requests,
    failedRequests: sumOf('errorRate'),
    requestsPerSecond: seconds > 0 ? requests / seconds : null,
    passes: sumOf('iterations'),
    droppedIterations: sumOf('droppedIterations'),
  };
}
