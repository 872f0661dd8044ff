import { meanOf, sampleDeviation } from '../stats/spread.ts';
import { studentQuantile } from '../stats/student.ts';

/** How one candidate session stands to the sessions of a baseline. The session is the unit: requests of one run are not replicates. */
export interface SessionChange {
  /** Centre of the baseline: geometric mean on the ratio scale, mean on the other. */
  readonly base: number;
  /** head / base - 1, or head - base. */
  readonly change: number;
  /** Where 95 % of such sessions fall when nothing changed, laid around the change; null while the spread is unknown. */
  readonly low: number | null;
  readonly high: number | null;
  readonly smallestDetectable: number | null;
}

export type ChangeScale = 'ratio' | 'difference';

const confidence = 0.95;
const alpha = 0.01;
const power = 0.8;

/**
 * With B baseline sessions and one candidate: d = y_c - mean(y_B), SE = s_B sqrt(1 + 1/B), t with B - 1 degrees of freedom, on
 * logarithms for the ratio scale. Interval d ± t(.975) SE; smallest detectable change (t(1 - .01/m) + t(.8)) SE for m
 * tests, one-sided. Both need two baselines that differ: with one, or with equal ones, the spread is unknown.
 */
export function sessionChange(base: readonly number[], head: number, scale: ChangeScale, tests = 1): SessionChange {
  const to = scale === 'ratio' ? Math.log : (value: number) => value;
  const from = scale === 'ratio' ? Math.expm1 : (value: number) => value;
  const values = base.map(to);
  const centre = meanOf(values);
  const change = to(head) - centre;
  const known = { base: scale === 'ratio' ? Math.exp(centre) : centre, change: from(change) };
  const deviation = sampleDeviation(values);
  if (!(deviation > 0)) return { ...known, low: null, high: null, smallestDetectable: null };
  const error = deviation * Math.sqrt(1 + 1 / base.length);
  const t = (p: number) => studentQuantile(p, base.length - 1);
  const half = t((1 + confidence) / 2) * error;
  return {
    ...known,
    low: from(change - half),
    high: finite(from(change + half)),
    smallestDetectable: finite(from((t(1 - alpha / tests) + t(power)) * error)),
  };
}

/** Two wildly different baselines can put a limit beyond what a number holds: then it says nothing. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
