import { boundaryOf } from './boundary.ts';
import { type Level, votesAt } from './level.ts';

/** Between which levels a target ceases to be met. */
export interface Bracket {
  readonly target: string;
  /** Highest level at which it was rather met than missed; null for none. */
  readonly lastPass: number | null;
  /** Lowest level at which it was rather missed than met; null for none. */
  readonly firstFail: number | null;
}

/** Where a target stands over the levels measured so far, lightest first. */
export function bracketOf(levels: readonly Level[], target: string): Bracket {
  const told = levels.flatMap((level) => {
    const votes = votesAt(level, target);
    return votes === null ? [] : [{ ...votes, level: level.level }];
  });
  const { lastPass, firstFail } = boundaryOf(told);
  const levelAt = (place: number | null) => (place === null ? null : (told[place]?.level ?? null));
  return { target, lastPass: levelAt(lastPass), firstFail: levelAt(firstFail) };
}

/** Whether the two ends are so close that another plateau between them would tell nothing more. */
export function isClose({ lastPass, firstFail }: Bracket, precision: number, whole: boolean): boolean {
  if (lastPass === null || firstFail === null) return false;
  return firstFail / lastPass <= 1 + precision || (whole && firstFail - lastPass <= 1);
}
