import type { EvidenceUnit } from '../../model/comparison.ts';
import type { Shift } from '../../stats/shift.ts';
import { meanOf, sampleDeviation } from '../../stats/spread.ts';
import { welchShift } from '../../stats/welch.ts';
import type { Noise } from '../judge/noise.ts';
import { leastDeviation } from '../judge/rounding.ts';
import type { GateRule } from '../judge/rule.ts';
import { centreOf, marginsOf, scaleOf, toScale } from '../judge/scale.ts';
import type { SessionReading, StoredPlace } from '../stored/readings.ts';

/** How the sessions of one campaign stand to those of the one before, each side with a spread of its own. At least two sessions a side. */
export function campaignNoise({ place, base, candidates, leftOut }: StoredPlace, rule: GateRule): Noise {
  const readings = [...base, ...candidates];
  const scale = scaleOf(
    place.metric,
    readings.map(({ value }) => value),
  );
  const judged = (list: readonly SessionReading[]) => list.map(({ value }) => toScale(scale, value));
  const [before, after] = [judged(base), judged(candidates)];
  const least = leastDeviation(place.metric.kind === 'rate', scale, readings);
  const shift = atLeast(before, after, least);
  const [baseCentre, headCentre] = [centreOf(scale, meanOf(before)), centreOf(scale, meanOf(after))];
  const deviation = shift.error / Math.sqrt(1 / before.length + 1 / after.length);
  return {
    place,
    scale,
    margins: marginsOf(place.metric, scale, rule, (baseCentre + headCentre) / 2),
    base: baseCentre,
    head: headCentre,
    units: [...base.map((reading) => unitOf(reading, 'base')), ...candidates.map((reading) => unitOf(reading, 'head'))],
    judged: readings.length,
    leftOut,
    shift,
    fresh: null,
    // Of this campaign and of the next alike: those of the past are what they are.
    withMore: (more) => ({
      error: deviation * Math.sqrt(1 / (before.length + more / 2) + 1 / (after.length + more / 2)),
      degreesOfFreedom: shift.degreesOfFreedom + more,
    }),
    seenBefore: null,
    serialFactor: 1,
    slotEffect: null,
    unitDeviation: deviation,
    roundDeviation: null,
  };
}

/** Welch's shift, its error not below what rounding and counting alone would make of it; with no spread at all, that alone. */
function atLeast(before: readonly number[], after: readonly number[], least: number): Shift {
  const floor = least * Math.sqrt(1 / before.length + 1 / after.length);
  if (sampleDeviation(before) === 0 && sampleDeviation(after) === 0)
    return { estimate: meanOf(after) - meanOf(before), error: floor, degreesOfFreedom: before.length + after.length - 2 };
  const shift = welchShift(before, after);
  return { ...shift, error: Math.max(shift.error, floor) };
}

function unitOf({ run, value, samples }: SessionReading, side: 'base' | 'head'): EvidenceUnit {
  const own =
    side === 'base'
      ? { base: value, head: null, baseSamples: samples, headSamples: 0 }
      : { base: null, head: value, baseSamples: 0, headSamples: samples };
  return { run, ...own, round: 0, first: null, phase: 'detection' };
}
