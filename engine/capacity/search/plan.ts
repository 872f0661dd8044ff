import type { LadderOrder } from '../../model/ladder.ts';
import { besidePlateauS } from './length.ts';

/** Doublings that are reckoned with where no highest level is said: a thousandfold. */
const guessedDoublings = 10;
/** Plateaus that may have to be measured again: two that say nothing, and two more of each end. */
const repeats = 6;

/** What is announced before the first plateau: of a search the most there may be. Its seconds end with the budget. */
export function planOf({ mode, from, upTo, levels, precision, plateau, budgetS }: LadderOrder): { plateaus: number; seconds: number } {
  const climbs = upTo === null ? guessedDoublings + 1 : Math.ceil(Math.log2(upTo / from)) + 1;
  const bisections = Math.max(0, Math.ceil(Math.log2(Math.LN2 / Math.log1p(precision))));
  const plateaus = mode === 'ladder' ? levels.length : Math.max(1, climbs) + bisections + repeats;
  const each =
    plateau.warmUpS + (mode === 'ladder' ? Math.min(plateau.atMostS, plateau.atLeastS * 1.25) : plateau.atLeastS) + besidePlateauS;
  const seconds = Math.round(plateaus * each);
  return { plateaus, seconds: mode === 'ladder' ? seconds : Math.min(seconds, budgetS) };
}
