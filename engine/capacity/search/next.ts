import type { StepUnit } from '../../model/ladder.ts';
import type { LoadPoint } from '../../model/load-point.ts';
import type { FactReason } from '../../model/projection.ts';
import type { Target } from '../../model/target.ts';
import { type Bracket, bracketOf, isClose } from './bracket.ts';
import { climbFactor } from './climb.ts';
import { isGrowingOnce, isUseless, type Level, levelsOf, whyUseless } from './level.ts';

export interface SearchLimits {
  /** Level of the first plateau. */
  readonly from: number;
  /** Highest level there may be; null for none. */
  readonly upTo: number | null;
  readonly unit: StepUnit;
}

export interface SearchInput {
  /** Measured so far, in that order. */
  readonly points: readonly LoadPoint[];
  readonly targets: readonly Target[];
  readonly limits: SearchLimits;
  /** The search ends when first fail and last pass of every target are this close, as a share. */
  readonly precision: number;
}

export type NextPlateau =
  | { readonly do: 'measure'; readonly rate: number; readonly why: 'begin' | 'climb' | 'descend' | 'bisect' | 'repeat' | 'confirm' }
  | { readonly do: 'stop'; readonly reasons: readonly FactReason[] };

/** How far below its first plateau a search goes where a target is missed there already. */
const lowestShare = 1 / 16;
const descent = 4;
/** Plateaus of each end of a bracket: with three the odd one is outvoted. */
const plateausOfEnd = 3;
/** Below this share of the journeys that were asked for, more load gets no more done. */
const saturatedShare = 0.9;

/**
 * The next plateau of a search: from a light one up in geometric steps until a target is missed, then between its last pass and its first
 * fail until they are close; both ends are then measured again, since a plateau beside saturation is met or missed by chance. A plateau that says nothing is
 * repeated once, and so is one that met its targets while its backlog grew. When a generator was not healthy twice at one level the search is over.
 */
export function nextPlateau({ points, targets, limits, precision }: SearchInput): NextPlateau {
  const levels = levelsOf(points);
  if (levels.length === 0) return measure(limits.from, 'begin', limits);
  const blocked = levels.find((level) => level.points.length > 1 && level.points.every(isUseless));
  const useless = levels.find((level) => level.points.length === 1 && level.points.every(isUseless));
  if (useless) return { do: 'measure', rate: useless.level, why: 'repeat' };
  if (blocked)
    return { do: 'stop', reasons: [{ code: 'generator', facts: { level: blocked.level, ...blocked.points.map(whyUseless).at(-1) } }] };
  const brackets = targets.map(({ text }) => bracketOf(levels, text));
  const growing = levels.find((level) => targets.some(({ text }) => isGrowingOnce(level, text)));
  if (growing) return { do: 'measure', rate: growing.level, why: 'repeat' };
  return (
    descend(levels, brackets, limits) ??
    climb(levels, brackets, limits) ??
    bisect(brackets, limits, precision) ??
    confirm(levels, brackets) ??
    stop(levels, brackets, limits)
  );
}

/** A target missed at the lightest level may be met below it. */
function descend(levels: readonly Level[], brackets: readonly Bracket[], limits: SearchLimits): NextPlateau | null {
  const lowest = levels[0]?.level ?? limits.from;
  const next = lowest / descent;
  if (!brackets.some(({ firstFail }) => firstFail === lowest)) return null;
  return next < limits.from * lowestShare * (1 - 1e-9) || (limits.unit === 'connections' && next < 1)
    ? null
    : measure(next, 'descend', limits);
}

/** Up, until every target was missed, or more load gets no more done. */
function climb(levels: readonly Level[], brackets: readonly Bracket[], limits: SearchLimits): NextPlateau | null {
  const top = levels.at(-1);
  const point = top?.points.at(-1);
  if (top === undefined || point === undefined || brackets.every(({ firstFail }) => firstFail !== null)) return null;
  if (brackets.some(({ firstFail }) => firstFail !== null) && isSaturated(levels)) return null;
  const next = Math.min(top.level * climbFactor(point), limits.upTo ?? Number.POSITIVE_INFINITY);
  const step = measure(next, 'climb', limits);
  return step.rate > top.level ? step : null;
}

/** Of the target missed first, the middle of its two ends on a logarithmic scale. */
function bisect(brackets: readonly Bracket[], limits: SearchLimits, precision: number): NextPlateau | null {
  const open = brackets
    .filter((bracket) => bracket.lastPass !== null && bracket.firstFail !== null)
    .filter((bracket) => !isClose(bracket, precision, limits.unit === 'connections'))
    .sort((a, b) => (a.firstFail ?? 0) - (b.firstFail ?? 0));
  const [first] = open;
  return first === undefined ? null : measure(Math.sqrt((first.lastPass ?? 0) * (first.firstFail ?? 0)), 'bisect', limits);
}

/** The end of a bracket that was measured least, of the target missed first; the pass before the fail. */
function confirm(levels: readonly Level[], brackets: readonly Bracket[]): NextPlateau | null {
  const ends = brackets
    .filter(({ lastPass, firstFail }) => lastPass !== null && firstFail !== null)
    .sort((a, b) => (a.firstFail ?? 0) - (b.firstFail ?? 0))
    .flatMap(({ lastPass, firstFail }) => [lastPass, firstFail])
    .flatMap((end) => levels.find(({ level }) => level === end) ?? [])
    .filter(({ points }) => points.length < plateausOfEnd);
  const [least] = ends.toSorted((a, b) => a.points.length - b.points.length);
  return least === undefined ? null : { do: 'measure', rate: least.level, why: 'confirm' };
}

function stop(levels: readonly Level[], brackets: readonly Bracket[], { upTo }: SearchLimits): NextPlateau {
  const top = levels.at(-1)?.level ?? 0;
  const unbroken = brackets.filter(({ firstFail }) => firstFail === null).length;
  if (unbroken === 0) return { do: 'stop', reasons: [] };
  if (upTo !== null && top >= upTo * (1 - 1e-9)) return { do: 'stop', reasons: [{ code: 'up-to', facts: { upTo, targets: unbroken } }] };
  return { do: 'stop', reasons: [{ code: 'no-more-throughput', facts: { level: top, targets: unbroken } }] };
}

/** More load gets no more done: fewer journeys than were asked for, or no more answers than one level below. */
function isSaturated(levels: readonly Level[]): boolean {
  const [below, top] = levels.slice(-2).map(({ points }) => points.at(-1));
  if (top === undefined) return false;
  const asked = top.planned.arrivalRate;
  if (asked !== null && top.journeysPerSecond !== null && top.journeysPerSecond < saturatedShare * asked) return true;
  return asked === null && below !== undefined && top.throughput.value < below.throughput.value * (1 + (1 - saturatedShare) / 2);
}

/** Three digits, or whole connections. */
function measure(level: number, why: Extract<NextPlateau, { do: 'measure' }>['why'], { unit }: SearchLimits) {
  const rate = unit === 'connections' ? Math.max(1, Math.round(level)) : Number(level.toPrecision(3));
  return { do: 'measure', rate, why } as const;
}
