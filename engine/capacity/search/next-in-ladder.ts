import type { LoadPoint } from '../../model/load-point.ts';
import { isUseless, levelOf, whyUseless } from './level.ts';
import type { NextPlateau } from './next.ts';

/** The next plateau of a ladder whose levels are known. One that says nothing is repeated once; when it says nothing again the ladder is over. */
export function nextInLadder(points: readonly LoadPoint[], levels: readonly number[]): NextPlateau {
  let at = 0;
  let again = false;
  for (const point of points) {
    const level = levels[at];
    if (level === undefined || levelOf(point) !== level) continue;
    const useless = isUseless(point);
    if (useless && again) return { do: 'stop', reasons: [{ code: 'generator', facts: { level, ...whyUseless(point) } }] };
    again = useless;
    if (!useless) at++;
  }
  const rate = levels[at];
  if (rate === undefined) return { do: 'stop', reasons: [] };
  return { do: 'measure', rate, why: again ? 'repeat' : at === 0 ? 'begin' : rate > (levels[at - 1] ?? 0) ? 'climb' : 'descend' };
}
