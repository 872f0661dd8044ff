import { type Level, standingAt } from './level.ts';

/** Between which levels a target ceases to be met. */
export interface Bracket {
  readonly target: string;
  /** Highest level below the first fail at which it was met; null for none. */
  readonly lastPass: number | null;
  /** Lowest level at which it was missed; null for none. */
  readonly firstFail: number | null;
}

/** Where a target stands over the levels measured so far, lightest first. */
export function bracketOf(levels: readonly Level[], target: string): Bracket {
  const standings = levels.map((level) => ({ level: level.level, standing: standingAt(level, target) }));
  const firstFail = standings.find(({ standing }) => standing === 'fail')?.level ?? null;
  const passes = standings.filter(({ level, standing }) => standing === 'pass' && (firstFail === null || level < firstFail));
  return { target, lastPass: passes.at(-1)?.level ?? null, firstFail };
}

/** Whether the two ends are so close that another plateau between them would tell nothing more. */
export function isClose({ lastPass, firstFail }: Bracket, precision: number, whole: boolean): boolean {
  if (lastPass === null || firstFail === null) return false;
  return firstFail / lastPass <= 1 + precision || (whole && firstFail - lastPass <= 1);
}
