import type { GeneratorHealth } from '../model/health.ts';
import type { LoadStep } from '../model/load.ts';
import type { Measurement } from '../model/measurement.ts';
import { activeUsers } from './active-users.ts';
import { loadTraffic } from './traffic.ts';

type Reason = GeneratorHealth['reasons'][number];

/** What stopped a climb to a number of connections: its code, and whose fault it is. */
export interface LoadObstacle {
  readonly code: string;
  readonly side: 'generator' | 'target';
  readonly detail: string;
}

/**
 * Whether the users planned for the judged plateaus were active in 99 % of the seconds that were measured, and whether there was load at all. Users who were missing
 * make a run invalid, unless it was the target that would not have them: then that is what was measured.
 */
export function loadReasons(measurement: Measurement, judgedSteps: readonly number[], obstacle: LoadObstacle | null): Reason[] {
  if (!hasLoad(measurement)) return [{ code: 'no-load', invalidates: true, facts: {} }];
  return measurement.steps
    .filter(({ index, kind }) => kind === 'plateau' && judgedSteps.includes(index))
    .flatMap((step) => missing(measurement, step, obstacle));
}

function missing(measurement: Measurement, step: LoadStep, obstacle: LoadObstacle | null): Reason[] {
  const active = activeUsers(measurement, step)?.sustained ?? null;
  if (step.users === null || active === null || active >= step.users) return [];
  const facts = { planned: step.users, active, step: step.index, ...loadUnit(measurement) };
  if (obstacle === null) return [{ code: 'load-not-reached', invalidates: true, facts }];
  const because = { obstacle: obstacle.code, detail: obstacle.detail };
  return [{ code: 'load-not-reached', invalidates: obstacle.side === 'generator', facts: { ...facts, ...because } }];
}

/** What the load is counted in, as a fact; none for users. Only a generator of connections tells how busy its thread was. */
export function loadUnit({ series }: Measurement): { readonly unit?: 'connection' } {
  return series.some(({ metric }) => metric === 'generatorBusy') ? { unit: 'connection' } : {};
}

function hasLoad(measurement: Measurement): boolean {
  const isLoad = loadTraffic(measurement);
  return measurement.series.some(({ kind, tags, selector, totals }) => {
    const ownsSamples = kind !== 'gauge' && selector === undefined && tags.scenario !== undefined;
    return (ownsSamples || tags.name !== undefined) && isLoad(tags) && totals.some(({ count }) => count > 0);
  });
}
