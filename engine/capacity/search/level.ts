import type { LoadPoint } from '../../model/load-point.ts';
import type { FactReason } from '../../model/projection.ts';
import { isGrowing } from '../plateau/steady.ts';
import type { Votes } from './boundary.ts';

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

/** What the plateaus of a level say of a target; null where none says anything. A load under which the backlog grew was not sustained, whatever its latency was by then. */
export function votesAt({ points }: Level, target: string): Votes | null {
  const standings = points.map((point) => standingOf(point, target)).filter((standing) => standing !== 'useless' && standing !== 'unknown');
  if (standings.length === 0) return null;
  return { met: standings.filter((standing) => standing === 'pass').length / standings.length, plateaus: standings.length };
}

/** Whether all that was seen of a level is one plateau that met the target while its backlog grew: by chance, or the beginning of the end. */
export function isGrowingOnce({ points }: Level, target: string): boolean {
  const [only, ...others] = points;
  return only !== undefined && others.length === 0 && standingOf(only, target) === 'growing';
}
