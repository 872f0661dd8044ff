import { pool, type Selection } from '../measure/pool.ts';
import { stepFacts } from '../measure/step-facts.ts';
import type { LoadStep } from '../model/load.ts';
import type { StepRow } from '../model/report.ts';
import { droppedRequests } from '../targets/dropped-arrivals.ts';
import { meanOf, type Percentiles, percentilesOf, rankedOf } from './percentiles.ts';
import { perSecond, type View, withSecondOpinion } from './view.ts';

/** Load delivered and latency had, step by step. The judged step's percentiles are those of `overall`, which is that step. */
export function stepRows(view: View, { p50, p95, p99 }: Percentiles): StepRow[] {
  return view.measurement.steps.map((step) => stepRow(view, step, step.index === view.judgedStep ? { p50, p95, p99 } : null));
}

function stepRow(view: View, step: LoadStep, known: Percentiles | null): StepRow {
  const { measurement, judged, kind } = view;
  const where = step.role === 'second-opinion' ? withSecondOpinion(view) : view.isLoad;
  const part = (metric: string): Selection => ({ metric, steps: [step.index], where });
  const { users, seconds, requestsPerSecond, droppedIterations } = stepFacts(measurement, step);
  const { count } = pool(measurement, part(kind.times));
  const missed = step.arrivalRate === null ? undefined : droppedRequests(measurement, [step.index]);
  return {
    ...step,
    judged: judged.includes(step.index),
    activeUsers: users?.sustained ?? null,
    meanUsers: users?.mean ?? null,
    requestsPerSecond: kind.times === 'latency' ? requestsPerSecond : perSecond(count, seconds),
    samples: count,
    ...(known ?? percentilesOf(rankedOf(measurement, part(kind.times), missed))),
    errorRate: meanOf(measurement, part(kind.fails)),
    droppedIterations,
  };
}
