import type { DuetBlock } from '../../../engine/compare/duet/judge.ts';
import { seriesOfSeconds } from './block.ts';
import type { BlockFacts, SyntheticBlock } from './duet.ts';
import { noChange, type Truth } from './world.ts';

/** The mutation: every second of a block is judged as a replicate of its own, which is what a test over requests does. */
export function secondsAsUnits({ base, head, first }: SyntheticBlock, truth: Truth, facts: BlockFacts): DuetBlock[] {
  return base.levels.map((_, second) => ({
    ...facts,
    run: `${facts.run}-${second}`,
    first,
    base: seriesOfSeconds(base, noChange, second, second + 1),
    head: seriesOfSeconds(head, truth, second, second + 1),
  }));
}
