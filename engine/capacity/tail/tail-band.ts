import { normalQuantile } from '../../stats/normal-quantile.ts';
import { studentQuantile } from '../../stats/student.ts';
import { bandConfidence } from '../fit/band.ts';
import { errorBeyond } from '../fit/hold-out.ts';
import { quantileOfValues } from '../fit/resamples.ts';
import type { Band } from '../projections.ts';
import type { Tail, TailShape } from './tail.ts';
import { loadWithin, type TailLaw } from './tail-laws.ts';

/** Parameters of the queue. */
const parameters = 3;
/** Loads are looked for up to so many times the highest. */
const furthest = 4;
/** Quantiles of a band. */
const [lower, upper] = [(1 - bandConfidence) / 2, (1 + bandConfidence) / 2];

interface Ends {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The load, requests per second, at which the latency reaches a limit, beyond the highest load: the band is from the lowest to the highest of the shapes that
 * are not ruled out, each widened by its cluster bootstrap, by the scatter of the plateaus about it, and by the hold-out's error in latency and in load,
 * growing with the distance. Null where the model knows no such load within four times the highest; `high` is null where a shape does not.
 */
export function loadBandWithin(tail: Tail, limitMs: number): Band | null {
  const { told, others, highest } = tail;
  const edge = highest * furthest;
  const value = loadWithin(told.law, limitMs, highest, furthest);
  if (value === null) return null;
  const { inflation, scatter, load: loadScatter } = samplingOf(tail);
  const ends = [told, ...others].map((shape): Ends => {
    const within = (law: TailLaw, ms: number): number => loadWithin(law, ms, highest, furthest) ?? edge;
    const load = within(shape.law, limitMs);
    const missed = 1 + missAt(shape, load / highest);
    const noise = missed * Math.exp(scatter);
    const resampled = shape.resampled.map((law) => within(law, limitMs));
    const low = lengthened(
      [quantileOfValues(resampled, lower) / load, inflation],
      [within(shape.law, limitMs / noise) / load, 1],
      [1 / missed, 1],
      [Math.exp(-loadScatter), 1],
    );
    const high = lengthened(
      [quantileOfValues(resampled, upper) / load, inflation],
      [within(shape.law, limitMs * noise) / load, 1],
      [missed, 1],
      [Math.exp(loadScatter), 1],
    );
    return { low: load * low, high: load * high < edge ? load * high : null };
  });
  return { value, ...around(ends) };
}

/**
 * The latency at requests per second, with its band: the queue's resamples and the scatter of the plateaus about it within what was measured, beyond it the
 * hold-out's error and the other shapes too. `high` is null where that load may be more than can be done.
 */
export function msBandAt(tail: Tail, throughput: number): Band {
  const { told, others, highest } = tail;
  const { inflation, scatter } = samplingOf(tail);
  const ratio = throughput / highest;
  const ends = (ratio > 1 ? [told, ...others] : [told]).map((shape): Ends => {
    const value = shape.law.msAt(throughput);
    if (!Number.isFinite(value)) return { low: null, high: null };
    const missed = 1 + missAt(shape, ratio);
    const noise = missed * Math.exp(scatter);
    const resampled = shape.resampled.map((law) => law.msAt(throughput));
    const low = lengthened(
      [quantileOfValues(resampled, lower) / value, inflation],
      [1 / noise, 1],
      [shape.law.msAt(throughput / missed) / value, 1],
    );
    const high = lengthened(
      [quantileOfValues(resampled, upper) / value, inflation],
      [noise, 1],
      [shape.law.msAt(throughput * missed) / value, 1],
    );
    return { low: value * low, high: Number.isFinite(high) ? value * high : null };
  });
  return { value: told.law.msAt(throughput), ...around(ends) };
}

const missAt = ({ holdOut }: TailShape, ratio: number): number => (holdOut === null ? 0 : errorBeyond(holdOut, ratio));

/** The lowest and the highest end; open where one of them is. */
function around(ends: readonly Ends[]): Ends {
  const highs = ends.map(({ high }) => high);
  const lows = ends.flatMap(({ low }) => low ?? []);
  return {
    low: lows.length === 0 ? null : Math.min(...lows),
    high: highs.includes(null) ? null : Math.max(...highs.map((high) => high ?? 0)),
  };
}

/**
 * Independent errors, each a factor on the same side of 1 with its inflation, as one factor: their logarithms add in squares, those that would take it to the
 * other side count as none.
 */
function lengthened(...errors: readonly (readonly [factor: number, times: number])[]): number {
  const isDown = errors.some(([factor], at) => at > 0 && factor < 1);
  const squares = errors.map(([factor, times]) => {
    const logarithm = Math.log(factor) * times;
    return (isDown ? logarithm < 0 : logarithm > 0) ? logarithm ** 2 : 0;
  });
  const length = Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
  return Math.exp(isDown ? -length : length);
}

/**
 * How much longer few plateaus make an interval than their resamples say; the scatter about the queue, and the error of the highest load, as half an interval on a
 * logarithmic scale.
 */
function samplingOf({ points, told }: Tail): { inflation: number; scatter: number; load: number } {
  const numbers = points.reduce((sum, { meanMs }) => sum + (meanMs === null ? 1 : 2), 0);
  const freedom = Math.max(1, numbers - parameters);
  const factor = studentQuantile(upper, freedom);
  const top = points.reduce((highest, point) => (point.throughput > highest.throughput ? point : highest));
  const squares = points.map(({ throughput, ms }) => Math.log(ms / told.law.msAt(throughput)) ** 2);
  const deviation = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, points.length - parameters));
  return {
    inflation: (factor / normalQuantile(upper)) * Math.sqrt(numbers / freedom),
    scatter: factor * deviation,
    load: factor * top.loadError,
  };
}
