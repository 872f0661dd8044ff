import type { ChangeReason } from '../model/comparison.ts';
import type { ChangeScale, SessionChange } from './sessions.ts';

/** With one baseline there is no spread to go by. */
const ratioWithOne = 4;
const ratioWithMore = 2;
/** A rate is a disaster only beyond this too: twice nearly nothing is nearly nothing. */
const leastDifference = 0.01;

export interface DisasterLimit {
  /** Head over base, in the direction that is worse. */
  readonly ratio: number;
  /** For a difference: how far apart in the metric's unit. */
  readonly difference: number;
}

/** From where on a change is a disaster and not noise, with so many baseline sessions: 4 times with one, else beyond twice and beyond the smallest detectable change. */
export function disasterLimit(sessions: number, smallestDetectable: number | null, scale: ChangeScale): DisasterLimit {
  const ratio = sessions === 1 ? ratioWithOne : ratioWithMore;
  if (scale === 'difference') return { ratio, difference: Math.max(leastDifference, smallestDetectable ?? 0) };
  return { ratio: Math.max(ratio, 1 + (smallestDetectable ?? 0)), difference: 0 };
}

/** The reason to give when a change is beyond the limit. Seen in one session it proves nothing: a second one must show it again. */
export function disasterReason(
  { base, change }: Pick<SessionChange, 'base' | 'change'>,
  head: number,
  better: 'lower' | 'higher',
  { ratio, difference }: DisasterLimit,
): ChangeReason | null {
  const [worse, good] = better === 'lower' ? [head, base] : [base, head];
  const beyond = worse > good * ratio && (difference === 0 || Math.abs(change) > difference);
  return beyond ? { code: 'beyond-disaster-limit', facts: { limit: ratio, seen: 1, needed: 2 } } : null;
}
