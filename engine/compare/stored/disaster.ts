import type { ChangeScale } from '../judge/scale.ts';

/** With one baseline there is no spread to go by. */
const ratioWithOne = 4;
const ratioWithMore = 2;
/** A rate is a disaster only beyond this too: twice nearly nothing is nearly nothing. */
const leastDifference = 0.01;
/** A disaster must be seen in so many sessions. */
export const neededSightings = 2;

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

/** Whether one session's value lies beyond the limit. Seen in one session it proves nothing: a second one must show it again. */
export function isDisaster(
  base: number,
  head: number,
  better: 'lower' | 'higher' | 'neutral',
  { ratio, difference }: DisasterLimit,
): boolean {
  const [worse, good] = better === 'higher' ? [base, head] : [head, base];
  return worse > good * ratio && (difference === 0 || Math.abs(head - base) > difference);
}
