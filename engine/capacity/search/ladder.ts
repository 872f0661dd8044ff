import type { StepUnit } from '../../model/ladder.ts';

export interface LadderInput {
  /** The light plateau. */
  readonly from: number;
  /** The highest. */
  readonly upTo: number;
  readonly unit: StepUnit;
}

/** Fewest plateaus on the way up. */
const leastPlateaus = 6;
/** Most growth from one plateau to the next. */
const mostGrowth = 1.5;

/**
 * Levels of an exhaustive ladder: at least six in geometric steps of at most a half more each, the first one light, and then down again without the
 * highest, so that what the way up did to the target shows. Throws RangeError unless 0 < from < upTo.
 */
export function ladderOf({ from, upTo, unit }: LadderInput): number[] {
  if (!(from > 0 && upTo > from)) throw new RangeError(`no ladder leads from ${from} to ${upTo}`);
  const plateaus = Math.max(leastPlateaus, Math.ceil(Math.log(upTo / from) / Math.log(mostGrowth)) + 1);
  return withDescent(
    Array.from({ length: plateaus }, (_, at) => from * (upTo / from) ** (at / (plateaus - 1))),
    unit,
  );
}

/** Levels in order, rounded, each once, then down again without the highest. */
export function withDescent(levels: readonly number[], unit: StepUnit): number[] {
  const rounded = levels.map((level) => (unit === 'connections' ? Math.max(1, Math.round(level)) : Number(level.toPrecision(3))));
  const up = [...new Set(rounded)].sort((a, b) => a - b);
  return [...up, ...up.slice(0, -1).reverse()];
}
