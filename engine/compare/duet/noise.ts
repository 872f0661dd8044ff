import type { Evidence } from '../../model/comparison.ts';
import { betweenVariance } from '../../stats/between-variance.ts';
import { meanShift } from '../../stats/one-sample.ts';
import { shiftInterval } from '../../stats/shift.ts';
import { meanOf, sampleDeviation } from '../../stats/spread.ts';
import { welchShift } from '../../stats/welch.ts';
import type { Noise } from '../judge/noise.ts';
import { leastDeviation } from '../judge/rounding.ts';
import { confidence, type GateRule } from '../judge/rule.ts';
import { type ChangeScale, centreOf, finiteShift, fromScale, marginsOf, scaleOf, toScale } from '../judge/scale.ts';
import type { PairedPlace, PairedUnit } from './pairs.ts';

/**
 * Differences of the blocks, head less base on the scale they are judged on, and what they say: d_i = ln(head / base) or
 * head - base, T = mean(d) / (s_d / sqrt(n)). Two detection units at least.
 */
export function duetNoise({ place, units, leftOut }: PairedPlace, rule: GateRule): Noise {
  const scale = scaleOf(
    place.metric,
    units.flatMap(({ base, head }) => [base, head]),
  );
  const difference = ({ base, head }: PairedUnit): number => toScale(scale, head) - toScale(scale, base);
  const detection = units.filter(({ phase }) => phase === 'detection');
  const fresh = units.filter(({ phase }) => phase === 'confirmation').map(difference);
  const differences = detection.map(difference);
  const centre = (side: 'base' | 'head') => centreOf(scale, meanOf(detection.map((unit) => toScale(scale, unit[side]))));
  const [base, head] = [centre('base'), centre('head')];
  const least = leastOf(units, place.metric.kind === 'rate', scale);
  const shift = meanShift(differences, least);
  const deviation = shift.error * Math.sqrt(differences.length);
  const rounds = Object.values(Object.groupBy(detection, ({ round }) => round)).map((round = []) => round.map(difference));
  const between = betweenVariance(rounds);
  return {
    place,
    scale,
    margins: marginsOf(place.metric, scale, rule, (base + head) / 2),
    base,
    head,
    units,
    judged: detection.length,
    leftOut,
    shift,
    fresh: fresh.length < 2 ? null : { shift: meanShift(fresh, least), units: fresh.length },
    withMore: (more) => {
      const n = differences.length + more;
      return { error: deviation / Math.sqrt(n), degreesOfFreedom: n - 1 };
    },
    seenBefore: null,
    serialFactor: 1,
    slotEffect: slotEffect(detection, difference, scale),
    unitDeviation: sampleDeviation(differences),
    roundDeviation: between === null ? null : Math.sqrt(between),
  };
}

/** A difference scatters by what either side does. */
function leastOf(units: readonly PairedUnit[], isRate: boolean, scale: ChangeScale): number {
  const readings = units.flatMap((unit) => [
    { value: unit.base, samples: unit.baseSamples },
    { value: unit.head, samples: unit.headSamples },
  ]);
  return Math.SQRT2 * leastDeviation(isRate, scale, readings);
}

/** What being listed first does to head: half the difference between the blocks it was first in and those base was. */
function slotEffect(units: readonly PairedUnit[], difference: (unit: PairedUnit) => number, scale: ChangeScale): Evidence['slotEffect'] {
  const baseFirst = units.filter(({ first }) => first === 'base').map(difference);
  const headFirst = units.filter(({ first }) => first === 'head').map(difference);
  const samples = baseFirst.length + headFirst.length;
  if (baseFirst.length < 2 || headFirst.length < 2) return null;
  const value = fromScale(scale, (meanOf(headFirst) - meanOf(baseFirst)) / 2);
  if (!(sampleDeviation(baseFirst) ** 2 + sampleDeviation(headFirst) ** 2 > 0))
    return { value, low: null, high: null, confidence, samples };
  const { low, high } = shiftInterval(welchShift(baseFirst, headFirst), confidence);
  return { value, low: finiteShift(scale, low / 2), high: finiteShift(scale, high / 2), confidence, samples };
}
