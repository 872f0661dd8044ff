import { compareDuet, type DuetBlock, type DuetInput, type GateRule } from '../../../engine/compare/duet/judge.ts';
import { nextInDuet } from '../../../engine/compare/duet/next.ts';
import type { DuetPlan } from '../../../engine/compare/duet/plan.ts';
import type { Comparison } from '../../../engine/model/comparison.ts';

/** The rule of a project that configured nothing. */
export const plainRule: GateRule = { family: ['p95', 'errorRate'], delta: 0.03, rateDelta: 0.001 };

export interface DuetPlay {
  readonly mode: DuetInput['mode'];
  readonly plan: DuetPlan;
  readonly rule?: GateRule;
  /** Measures the next block; what it gives are the units that are judged: one, unless somebody takes a block for many. */
  readonly measure: (phase: DuetBlock['phase'], round: number) => readonly DuetBlock[];
}

export interface PlayedDuet {
  readonly comparison: Comparison;
  /** Blocks measured. */
  readonly blocks: number;
  readonly confirmation: number;
}

/** A whole gate as `headroom gate` makes it: looks after even parts of the blocks, an early end, fresh blocks that confirm. */
export function playDuet({ mode, plan, rule = plainRule, measure }: DuetPlay): PlayedDuet {
  const units: DuetBlock[] = [];
  let [detection, confirmation, looks] = [0, 0, 0];
  const input = (): DuetInput => ({
    mode,
    blocks: units,
    rule,
    plan,
    looks,
    counters: null,
    differences: [],
    machineBusy: null,
    coLocated: true,
  });
  const more = (phase: DuetBlock['phase']) => {
    units.push(...measure(phase, looks - 1));
    if (phase === 'detection') detection++;
    else confirmation++;
  };
  const fresh = () => units.filter(({ phase }) => phase === 'confirmation').length;
  let next: ReturnType<typeof nextInDuet> = { do: 'detect' };
  while (next.do === 'detect' && looks < plan.looks) {
    looks++;
    while (detection < Math.ceil((plan.detection * looks) / plan.looks)) more('detection');
    next = nextInDuet(input());
  }
  if (next.do === 'confirm') for (const { blocks } = next; fresh() < blocks; ) more('confirmation');
  return { comparison: compareDuet(input()), blocks: detection + confirmation, confirmation };
}
