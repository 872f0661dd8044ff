import type { Change, ChangeReason, Comparison } from '../../model/comparison.ts';
import { type CounterSide, counterChanges } from '../counters.ts';
import type { Difference } from '../differences.ts';
import { judgedChanges } from '../judge/changes.ts';
import { conclude, type Outcome, refuseToCompare } from '../judge/conclude.ts';
import { missingMembers } from '../judge/place.ts';
import { type GateRule, type Judging, judgingOf, shownRule } from '../judge/rule.ts';
import { orderChanges } from '../order.ts';
import { circumstancesOf } from './circumstances.ts';
import { duetNoise } from './noise.ts';
import { pairedPlaces } from './pairs.ts';
import { fewChange, leastBlocks, sameChange } from './plain.ts';
import type { DuetBlock } from './series.ts';

export type { DuetBlock, GateRule };

export interface DuetInput {
  readonly mode: 'duet' | 'alternating';
  readonly blocks: readonly DuetBlock[];
  readonly rule: GateRule;
  /** Blocks planned for detection, and how often the rule was to be applied to them. */
  readonly plan: { readonly detection: number; readonly looks: number };
  /** How often it has been applied, this time included. */
  readonly looks: number;
  readonly counters: { readonly base: CounterSide; readonly head: CounterSide } | null;
  readonly differences: readonly Difference[];
  /** Share of the machine that was busy under load; null where it is not known. */
  readonly machineBusy: number | null;
  /** Both sides and the generator share one machine. */
  readonly coLocated: boolean;
  /** A tier that both sides share was above half of its capacity. */
  readonly sharedTier?: boolean;
}

/**
 * Two versions measured side by side, block by block. A block is the unit: its requests share a moment. Throws RangeError unless
 * 1 <= looks <= plan.looks.
 */
export function compareDuet(input: DuetInput): Comparison {
  const runs = [...new Set(input.blocks.map(({ run }) => run))];
  const judging = judgingOf(input.rule, { taken: input.looks, planned: input.plan.looks });
  return {
    schemaVersion: 1,
    mode: input.mode,
    base: runs,
    head: runs,
    baselineSessions: 0,
    neededSessions: 0,
    rule: shownRule(judging, 'blocks'),
    pinned: null,
    ...outcomeOf(input, judging),
  };
}

function outcomeOf(input: DuetInput, judging: Judging): Outcome {
  const { blocks, rule, counters, differences } = input;
  if (differences.some(({ hard }) => hard)) return refuseToCompare([], differences);
  const noise = noiseChanges(input, judging);
  const counted = counters ? counterChanges(counters.base, counters.head) : [];
  const detection = blocks.filter(({ phase }) => phase === 'detection').length;
  const few: ChangeReason[] =
    detection < leastBlocks ? [{ code: 'too-few-blocks', facts: { blocks: detection, needed: leastBlocks } }] : [];
  return conclude({
    changes: orderChanges([...noise, ...counted], rule),
    why: few,
    missing: missingMembers(judging.members, noise),
    differences,
  });
}

/** Every place that both sides of a block know, judged; also what `nextInDuet` decides by. */
export function noiseChanges(input: DuetInput, judging: Judging): Change[] {
  const plain: Change[] = [];
  const noises = pairedPlaces(input.blocks, judging.members).flatMap((paired) => {
    const change = sameChange(paired) ?? fewChange(paired);
    if (change === null) return [duetNoise(paired, input.rule)];
    plain.push(change);
    return [];
  });
  return [...judgedChanges(noises, judging, circumstancesOf(input)), ...plain];
}
