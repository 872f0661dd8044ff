import type { DuetBlock } from '../../../engine/compare/duet/judge.ts';
import { type DuetPlan, planDuet } from '../../../engine/compare/duet/plan.ts';
import type { SideName } from '../../../engine/model/comparison.ts';
import { createRandom, type Random } from '../../../engine/stats/random.ts';
import { type SideSeconds, seriesOfSeconds, sideSeconds } from './block.ts';
import { levelsOf } from './levels.ts';
import { type PlayedDuet, playDuet } from './play-duet.ts';
import { correlated } from './variates.ts';
import { noChange, type Truth, type World } from './world.ts';

/** One measured block, before it is made a unit. */
export interface SyntheticBlock {
  readonly base: SideSeconds;
  readonly head: SideSeconds;
  readonly first: SideName;
}

export interface SyntheticDuet {
  readonly world: World;
  readonly truth: Truth;
  readonly mode: 'duet' | 'alternating';
  readonly budgetS: number;
  readonly seed: number;
  /** How a block becomes units. */
  readonly unitsOf?: (block: SyntheticBlock, truth: Truth, facts: BlockFacts) => readonly DuetBlock[];
}
export type BlockFacts = Pick<DuetBlock, 'run' | 'round' | 'phase'>;

/** Seconds of a block that are judged, and those it takes in all. */
export const judgedS = 8;
export const blockS = 12;
/** Differences between sides at one moment scatter this much of what sessions scatter (statistics.md: 2.4 % of 5.8 %); a side has half that variance. */
const sideShare = 0.4 / Math.SQRT2;
/** Being first costs this much of a side's own scatter. */
const slotShare = 0.5;

/** A block is one unit, whatever the number of its requests. */
export function oneUnit({ base, head, first }: SyntheticBlock, truth: Truth, facts: BlockFacts): DuetBlock[] {
  return [{ ...facts, first, base: seriesOfSeconds(base, noChange), head: seriesOfSeconds(head, truth) }];
}

/** A gate in duet mode, from its first block to its verdict. */
export function syntheticDuet({ world, truth, mode, budgetS, seed, unitsOf = oneUnit }: SyntheticDuet): PlayedDuet {
  const plan = planDuet(budgetS, mode === 'duet' ? blockS : 2 * blockS);
  const next = blocksOf(world, mode, plan, createRandom(seed));
  let blocks = 0;
  const measure = (phase: DuetBlock['phase'], round: number) => unitsOf(next(), truth, { run: `b${blocks++}`, round, phase });
  return playDuet({ mode, plan, measure });
}

export function blocksOf(world: World, mode: SyntheticDuet['mode'], plan: DuetPlan, random: Random): () => SyntheticBlock {
  const slots = (plan.detection + plan.confirmation) * (mode === 'duet' ? 1 : 2);
  const moment = levelsOf(world, random, slots);
  const deviation = sideShare * world.spread;
  const order = orderOf(random);
  const own = { base: sessionsOf(world, random), head: sessionsOf(world, random) };
  return () => {
    const first = order();
    const now = moment().level;
    const then = mode === 'duet' ? now : moment().level;
    const side = (name: SideName) =>
      sideSeconds(world, random, name === first ? now + slotShare * deviation : then, deviation, judgedS, own[name]());
    return { base: side('base'), head: side('head'), first };
  };
}

/** What a fresh process makes of a side, from block to block; where it is not started afresh, it stays as the world does. */
function sessionsOf(world: World, random: Random): () => number {
  return correlated(random, world.scatter, world.lasting ? world.correlation : 0);
}

/** Drawn by chance for each pair of blocks: the second has the other order (ABBA or BAAB). */
function orderOf(random: Random): () => SideName {
  let pending: SideName | null = null;
  return () => {
    const drawn: SideName = pending ?? (random() < 0.5 ? 'base' : 'head');
    pending = pending === null ? (drawn === 'base' ? 'head' : 'base') : null;
    return drawn;
  };
}
