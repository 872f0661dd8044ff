import type { Estimate } from '../../model/estimate.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { Target } from '../../model/target.ts';
import { counts } from '../counted.ts';
import { isGrowing } from '../plateau/steady.ts';
import { isUseless } from '../search/level.ts';

/** A plateau with its place among the points. */
export interface Placed {
  readonly at: number;
  readonly point: LoadPoint;
}

/** All plateaus of one load, repeats pooled. */
export interface Level {
  /** What was asked for; requests in flight for a row of a file. */
  readonly load: number;
  readonly plateaus: readonly Placed[];
}

/**
 * Levels from the lightest up. Where every point was planned in one unit that is its load; else it is requests in flight.
 */
export function levelsOf(points: readonly LoadPoint[]): Level[] {
  const planned = (['arrivalRate', 'connections', 'users'] as const).find((unit) => points.every((point) => point.planned[unit] !== null));
  const levels = new Map<number, Placed[]>();
  for (const [at, point] of points.entries()) {
    const load = (planned === undefined ? null : point.planned[planned]) ?? point.concurrency.value;
    levels.set(load, [...(levels.get(load) ?? []), { at, point }]);
  }
  return [...levels].map(([load, plateaus]) => ({ load, plateaus })).sort((a, b) => a.load - b.load);
}

/** What a level says of one target. */
export interface Judged extends Level {
  /** Share of the plateaus that speak which met it, 0..1. */
  readonly met: number;
  /** The pooled number that was judged; null where a plateau failed without one, or the backlog grew each time. */
  readonly actual: Estimate | null;
  /** Good requests per second, the mean over the plateaus that speak. */
  readonly throughput: number;
  /** Its lower bound; itself where none is told. */
  readonly leastThroughput: number;
  readonly journeysPerSecond: number | null;
  /** Of the point that stands for the level: the last of those that most agree with. */
  readonly at: number;
}

type Verdict = LoadPoint['verdicts'][number];
interface Spoken extends Placed {
  readonly standing: 'pass' | 'fail' | 'growing';
  readonly actual: Estimate | null;
}

/** Null for a level that says nothing of the target. */
export function judged(level: Level, { text, expected }: Pick<Target, 'text' | 'expected'>): Judged | null {
  const spoken = level.plateaus.flatMap((placed) => spokenOf(placed, text) ?? []);
  const last = spoken.at(-1);
  // A load under which the backlog grew was not sustained, whatever its latency was by then; but once may be by chance.
  if (last === undefined || (spoken.length === 1 && last.standing === 'growing')) return null;
  const actual = pooled(spoken.flatMap(({ standing, actual }) => (standing === 'growing' ? [] : (actual ?? []))));
  const met = metBy(spoken, actual, expected);
  const speaker = spoken.findLast(({ standing }) => (standing === 'pass') === met > 0.5) ?? last;
  const journeys = spoken.flatMap(({ point }) => point.journeysPerSecond ?? []);
  return {
    ...level,
    met,
    actual,
    throughput: mean(spoken.map(({ point }) => point.throughput.value)),
    leastThroughput: mean(spoken.map(({ point }) => point.throughput.low ?? point.throughput.value)),
    journeysPerSecond: journeys.length === spoken.length ? mean(journeys) : null,
    at: speaker.at,
  };
}

/** Where as many met it as missed it the pooled number decides, if it is told of all: it is on the side of those that missed it, or on the other. */
function metBy(spoken: readonly Spoken[], actual: Estimate | null, expected: number): number {
  const met = spoken.filter(({ standing }) => standing === 'pass').length;
  const missed = spoken.flatMap(({ standing, actual: one }) =>
    standing === 'fail' && one !== null ? [Math.sign(one.value - expected)] : [],
  );
  if (2 * met !== spoken.length || 2 * missed.length !== spoken.length || actual === null) return met / spoken.length;
  return missed.every((side) => side !== Math.sign(actual.value - expected)) ? 1 : 0;
}

/**
 * A plateau that the models leave out never meets a target. It misses one nevertheless, unless its generator or its run failed: overload is not steady.
 */
function spokenOf(placed: Placed, target: string): Spoken | null {
  const { point } = placed;
  const verdict: Verdict | undefined = point.verdicts.find((one) => one.target === target);
  if (verdict === undefined || verdict.status === 'no-data' || isUseless(point)) return null;
  const { status, actual } = verdict;
  if (status === 'fail' || counts(point)) return { ...placed, standing: status, actual };
  return isGrowing(point.steady) ? { ...placed, standing: 'growing', actual } : null;
}

/** Repeats as one number: their geometric mean where all are positive, its error the pooled one. */
function pooled(estimates: readonly Estimate[]): Estimate | null {
  const [first] = estimates;
  if (first === undefined || estimates.length === 1) return first ?? null;
  const isPositive = estimates.every(({ value }) => value > 0);
  const value = isPositive
    ? Math.exp(mean(estimates.map((estimate) => Math.log(estimate.value))))
    : mean(estimates.map((estimate) => estimate.value));
  const halves = estimates.map(({ low, high }) => (low === null || high === null ? null : (high - low) / 2));
  const half = halves.includes(null) ? null : Math.sqrt(halves.reduce<number>((sum, one) => sum + (one ?? 0) ** 2, 0)) / estimates.length;
  const samples = estimates.reduce((sum, estimate) => sum + estimate.samples, 0);
  return {
    value,
    low: half === null ? null : value - half,
    high: half === null ? null : value + half,
    confidence: first.confidence,
    samples,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
