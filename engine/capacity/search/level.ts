import type { LoadPoint } from '../../model/load-point.ts';
import type { FactReason } from '../../model/projection.ts';
import { isGrowing } from '../plateau/steady.ts';

/** What a plateau was asked for, in the unit of its ladder's steps; 0 for a row of a file. */
export function levelOf({ planned }: Pick<LoadPoint, 'planned'>): number {
  return planned.arrivalRate ?? planned.connections ?? planned.users ?? 0;
}

/** What one plateau says of one target. `growing`: met so far, while ever more requests were in flight. */
export type Standing = 'pass' | 'fail' | 'growing' | 'unknown' | 'useless';

export function standingOf(point: LoadPoint, target: string): Standing {
  if (isUseless(point)) return 'useless';
  const status = point.verdicts.find((verdict) => verdict.target === target)?.status ?? 'no-data';
  if (status === 'fail') return 'fail';
  if (status === 'no-data') return 'unknown';
  return isGrowing(point.steady) ? 'growing' : 'pass';
}

/** Whether a plateau says nothing of the target: its generator was not healthy, or it did not come to its end. */
export function isUseless({ health, excluded }: Pick<LoadPoint, 'health' | 'excluded'>): boolean {
  return health?.validity === 'invalid' || excluded.some(({ code }) => code === 'run-failed' || code === 'generator-invalid');
}

/** Facts of why it says nothing. */
export function whyUseless({ excluded }: Pick<LoadPoint, 'excluded'>): FactReason['facts'] {
  return excluded.find(({ code }) => code === 'generator-invalid' || code === 'run-failed')?.facts ?? {};
}

/** All plateaus of one level, in the order they were measured. */
export interface Level {
  readonly level: number;
  readonly points: readonly LoadPoint[];
}

/** Levels from the lightest up. */
export function levelsOf(points: readonly LoadPoint[]): Level[] {
  const levels = new Map<number, LoadPoint[]>();
  for (const point of points) levels.set(levelOf(point), [...(levels.get(levelOf(point)) ?? []), point]);
  return [...levels].map(([level, those]) => ({ level, points: those })).sort((a, b) => a.level - b.level);
}

/** What a level says of a target, by the last of its plateaus that says anything. One that grew twice was not sustained, and fails. */
export function standingAt({ points }: Level, target: string): Standing {
  const standings = points.map((point) => standingOf(point, target)).filter((standing) => standing !== 'useless');
  const last = standings.at(-1) ?? 'useless';
  return last === 'growing' && standings.filter((standing) => standing === 'growing').length > 1 ? 'fail' : last;
}
