import type { EvidenceUnit } from '../../model/comparison.ts';
import { baselineShift } from '../../stats/baseline-shift.ts';
import { serialFactor } from '../../stats/serial.ts';
import type { Shift } from '../../stats/shift.ts';
import { meanOf, sampleDeviation } from '../../stats/spread.ts';
import type { Noise } from '../judge/noise.ts';
import { leastDeviation } from '../judge/rounding.ts';
import type { GateRule } from '../judge/rule.ts';
import { type ChangeScale, centreOf, marginsOf, scaleOf, toScale } from '../judge/scale.ts';
import type { SessionReading, StoredPlace } from './readings.ts';

/** How many sessions the whole rule needs. */
export const neededSessions = 6;

/** How the candidates stand to the baselines: T = (mean_c - mean_B) / (f s_B sqrt(1/k + 1/B)), the session being the unit, f its serial factor. */
export function storedNoise({ place, base, candidates, confirmation, leftOut }: StoredPlace, rule: GateRule): Noise {
  const readings = [...base, ...candidates, ...(confirmation ? [confirmation] : [])];
  const scale = scaleOf(
    place.metric,
    readings.map(({ value }) => value),
  );
  const judged = (list: readonly SessionReading[]) => list.map(({ value }) => toScale(scale, value));
  const [before, after] = [judged(base), judged(candidates)];
  const least = leastDeviation(place.metric.kind === 'rate', scale, readings);
  const deviation = sampleDeviation(before);
  const [baseCentre, headCentre] = [centreOf(scale, meanOf(before)), centreOf(scale, meanOf(after))];
  const factor = serialFactor(before);
  const shift = widened(baselineShift(before, after, least), factor);
  return {
    place,
    scale,
    margins: marginsOf(place.metric, scale, rule, (baseCentre + headCentre) / 2),
    base: baseCentre,
    head: headCentre,
    units: [
      ...base.map((reading) => unitOf(reading, 'base', 'detection')),
      ...candidates.map((reading) => unitOf(reading, 'head', 'detection')),
      ...(confirmation ? [unitOf(confirmation, 'head', 'confirmation')] : []),
    ],
    judged: base.length + candidates.length,
    leftOut,
    shift,
    fresh: confirmation === null ? null : { shift: widened(baselineShift(before, judged([confirmation]), least), factor), units: 1 },
    withMore: (more) => {
      // Every other one a baseline: beyond some number more of one kind alone change nothing.
      const baselines = before.length + Math.ceil(more / 2);
      const sessions = after.length + Math.floor(more / 2);
      return { error: factor * Math.max(deviation, least) * Math.sqrt(1 / baselines + 1 / sessions), degreesOfFreedom: baselines - 1 };
    },
    seenBefore: seenBefore(scale, base, candidates, shift.estimate),
    serialFactor: factor,
    slotEffect: null,
    unitDeviation: deviation,
    roundDeviation: null,
  };
}

/**
 * The T formula takes baselines for independent. Those of a machine that drifts are not: their spread is then too small, and the latest
 * of them lie where the candidate does.
 */
function seenBefore(scale: ChangeScale, base: readonly SessionReading[], head: readonly SessionReading[], direction: number) {
  const outward = ({ value }: SessionReading) => Math.sign(direction) * toScale(scale, value);
  const nearest = Math.min(...head.map(outward));
  const seen = base.filter((reading) => outward(reading) >= nearest).at(-1);
  return seen === undefined ? null : { run: seen.run, value: seen.value };
}

/** Sessions of one machine resemble those just before: the formula's error, which takes them for independent, is that much too small. */
const widened = (shift: Shift, by: number): Shift => ({ ...shift, error: shift.error * by });

function unitOf({ run, value, samples }: SessionReading, side: 'base' | 'head', phase: EvidenceUnit['phase']): EvidenceUnit {
  const own =
    side === 'base'
      ? { base: value, head: null, baseSamples: samples, headSamples: 0 }
      : { base: null, head: value, baseSamples: 0, headSamples: samples };
  return { run, ...own, round: 0, first: null, phase };
}
