import { measuredSeconds } from '../compare/judged-scope.ts';
import { pool } from '../measure/pool.ts';
import type { LoadStep } from '../model/load.ts';
import type { StepRow } from '../model/report.ts';
import { activeUsers } from './active-users.ts';
import { meanOf, percentilesOf } from './percentiles.ts';
import { perSecond, requestsIn, type View } from './view.ts';

/** Load delivered and latency had, step by step. */
export function stepRows(view: View): StepRow[] {
  return view.measurement.steps.map((step) => stepRow(view, step));
}

function stepRow({ measurement, judged }: View, step: LoadStep): StepRow {
  const steps = [step.index];
  const requests = requestsIn('latency', steps);
  const { count } = pool(measurement, requests);
  const users = activeUsers(measurement, steps);
  const seconds = measuredSeconds(step, measurement.durationS);
  return {
    ...step,
    judged: judged.steps.includes(step.index),
    activeUsers: users?.least ?? null,
    meanUsers: users?.mean ?? null,
    requestsPerSecond: perSecond(count, seconds),
    samples: count,
    ...percentilesOf(measurement, requests),
    errorRate: meanOf(measurement, requestsIn('errorRate', steps)),
    droppedIterations: pool(measurement, { metric: 'droppedIterations', steps }).sum,
  };
}
