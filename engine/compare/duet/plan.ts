import { leastBlocks } from './plain.ts';

/** What a duet is going to do with its time, fixed before anything was compared. */
export interface DuetPlan {
  /** Blocks for finding a change. */
  readonly detection: number;
  /** Moments at which the rule is applied; as many rounds of blocks. */
  readonly looks: number;
  /** Blocks kept for confirming what was found. */
  readonly confirmation: number;
}

const rounds = 3;
/** Kept back for opening, judging and sealing what is around the blocks. */
const reserveS = 5;

/** Two thirds of the blocks that fit are for detection, in three rounds where there are enough, and a third is kept for confirmation. */
export function planDuet(leftS: number, blockS: number): DuetPlan {
  const fit = Math.max(0, Math.floor((leftS - reserveS) / blockS));
  const confirmation = Math.max(leastBlocks, Math.floor(fit / 3));
  const looks = fit - confirmation >= rounds * leastBlocks ? rounds : 1;
  const detection = Math.max(leastBlocks, Math.floor((fit - confirmation) / looks) * looks);
  return { detection, looks, confirmation };
}
