import { pool, type Selection } from '../measure/pool.ts';
import { stepFacts } from '../measure/step-facts.ts';
import type { LoadStep } from '../model/load.ts';
import type { StepRow } from '../model/report.ts';
import { droppedRequests } from '../targets/dropped-arrivals.ts';
import { meanOf, percentilesOf, rankedOf } from './percentiles.ts';
import { type View, withSecondOpinion } from './view.ts';

/** Load delivered and latency had, step by step. */
export function stepRows(view: View): StepRow[] {
  return view.measurement.steps.map((step) => stepRow(view, step));
}

function stepRow(view: View, step: LoadStep): StepRow {
  const { measurement, judged } = view;
  const where = step.role === 'second-opinion' ? withSecondOpinion(view) : view.isLoad;
  const part = (metric: string): Selection => ({ metric, steps: [step.index], where });
  const { users, requestsPerSecond, droppedIterations } = stepFacts(measurement, step);
  const missed = step.arrivalRate === null ? undefined : droppedRequests(measurement, [step.index]);
  return {
    ...step,
    judged: judged.includes(step.index),
    activeUsers: users?.sustained ?? null,
    meanUsers: users?.mean ?? null,
    requestsPerSecond,
    samples: pool(measurement, part('latency')).count,
    ...percentilesOf(rankedOf(measurement, part('latency'), missed)),
    errorRate: meanOf(measurement, part('errorRate')),
    droppedIterations,
  };
}
