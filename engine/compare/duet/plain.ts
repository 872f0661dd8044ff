import type { Change } from '../../model/comparison.ts';
import { meanOf } from '../../stats/spread.ts';
import { isSameRate, plainChange, same } from '../judge/plain.ts';
import { centreOf, fromScale, scaleOf, toScale } from '../judge/scale.ts';
import type { PairedPlace } from './pairs.ts';

/** Fewer detection blocks than this say nothing of their own spread. */
export const leastBlocks = 4;

/** Nothing failed on either side in any block, or everything did. Null otherwise. */
export function sameChange(paired: PairedPlace): Change | null {
  const values = paired.units.flatMap(({ base, head }) => [base, head]);
  const nothing = values.every((value) => value === 0);
  return nothing || isSameRate(paired.place, values) ? shownChange(paired, 'unchanged', [same]) : null;
}

/** Too few blocks in which both sides had enough samples. Null otherwise. */
export function fewChange(paired: PairedPlace): Change | null {
  const blocks = paired.units.filter(({ phase }) => phase === 'detection').length;
  if (blocks >= leastBlocks) return null;
  return shownChange(paired, 'inconclusive', [{ code: 'too-few-blocks', facts: { blocks, needed: leastBlocks } }]);
}

function shownChange({ place, units }: PairedPlace, verdict: 'unchanged' | 'inconclusive', reasons: Change['reasons']): Change {
  const scale = scaleOf(
    place.metric,
    units.flatMap(({ base, head }) => [base, head]),
  );
  const mean = (side: 'base' | 'head') => meanOf(units.map((unit) => toScale(scale, unit[side])));
  const [base, head] = [mean('base'), mean('head')];
  return plainChange(
    {
      place,
      scale,
      base: centreOf(scale, base),
      head: centreOf(scale, head),
      baseSamples: units.reduce((sum, { baseSamples }) => sum + baseSamples, 0),
      headSamples: units.reduce((sum, { headSamples }) => sum + headSamples, 0),
      change: fromScale(scale, head - base),
      units: units.length,
    },
    verdict,
    reasons,
  );
}
