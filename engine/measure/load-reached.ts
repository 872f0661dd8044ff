import type { GeneratorHealth } from '../model/health.ts';
import type { LoadStep } from '../model/load.ts';
import type { Measurement } from '../model/measurement.ts';
import { activeUsers } from './active-users.ts';
import { loadTraffic } from './traffic.ts';

type Reason = GeneratorHealth['reasons'][number];

/** Whether the users planned for the judged plateaus were active in 99 % of the seconds that were measured, and whether there was load at all. */
export function loadReasons(measurement: Measurement, judgedSteps: readonly number[]): Reason[] {
  if (!hasLoad(measurement)) return [{ code: 'no-load', invalidates: true, facts: {} }];
  return measurement.steps
    .filter(({ index, kind }) => kind === 'plateau' && judgedSteps.includes(index))
    .flatMap((step) => missing(measurement, step));
}

function missing(measurement: Measurement, step: LoadStep): Reason[] {
  const active = activeUsers(measurement, step)?.sustained ?? null;
  if (step.users === null || active === null || active >= step.users) return [];
  return [{ code: 'load-not-reached', invalidates: true, facts: { planned: step.users, active, step: step.index } }];
}

function hasLoad(measurement: Measurement): boolean {
  const isLoad = loadTraffic(measurement);
  return measurement.series.some(({ kind, tags, selector, totals }) => {
    const ownsSamples = kind !== 'gauge' && selector === undefined && tags.scenario !== undefined;
    return (ownsSamples || tags.name !== undefined) && isLoad(tags) && totals.some(({ count }) => count > 0);
  });
}
