import type { StepUnit } from '../../../../engine/model/ladder.ts';
import type { LoadPoint } from '../../../../engine/model/load-point.ts';
import type { Target } from '../../../../engine/model/target.ts';
import { exactly, loadPoint } from '../load-points.ts';

export interface System {
  /** Levels from which on nothing more gets done. */
  readonly capacity: number;
  readonly lightMs: number;
}

/** The highest level at which p95 keeps to a limit. */
export const truthOf = ({ capacity, lightMs }: System, limitMs: number): number => capacity * (1 - lightMs / limitMs);

/** A plateau of a system whose p95 is that of one queue: light / (1 - load), and without end beyond its capacity. */
export function plateauOf(
  { capacity, lightMs }: System,
  level: number,
  targets: readonly Target[],
  unit: StepUnit = 'journeys',
  more: Partial<LoadPoint> = {},
): LoadPoint {
  const load = level / capacity;
  const p95 = load < 1 ? lightMs / (1 - load) : 60_000;
  const done = Math.min(level, capacity);
  const planned = { arrivalRate: unit === 'journeys' ? level : null, users: null, connections: unit === 'connections' ? level : null };
  return loadPoint(done, 5 * done, {
    planned,
    journeysPerSecond: unit === 'journeys' ? done : null,
    p95Ms: exactly(p95),
    resources: [{ resource: 'app-cpu', utilisation: Math.min(1, load), servers: 2, demandMs: 1, waiting: null }],
    verdicts: targets.map(({ text, expected }) => ({ target: text, status: p95 < expected ? 'pass' : 'fail', actual: exactly(p95) })),
    ...more,
  });
}

export const useless: Partial<LoadPoint> = { excluded: [{ code: 'generator-invalid', facts: { why: 'late-ticker' } }] };
export const growing: Partial<LoadPoint> = {
  steady: { holds: false, backlogSlope: exactly(4), halvesAgree: false },
  excluded: [{ code: 'not-steady', facts: { slope: 4 } }],
};
