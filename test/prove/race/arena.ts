import { z } from 'zod';
import type { DuetBlock } from '../../../engine/compare/duet/judge.ts';
import type { Comparison } from '../../../engine/model/comparison.ts';
import type { Recorded, RecordedSessions } from '../recorded/recorded.ts';
import { type OtherRule, otherRuleNames, otherRules } from '../rules/rules.ts';
import type { Truth } from '../synthetic/world.ts';

/** Where rules are raced: on blocks in which both sides were loaded at the same moment, or on stored sessions and a new one. */
export const arenas = ['duet', 'stored'] as const;
export type Arena = (typeof arenas)[number];

/** What is true of head, by the name that outcomes carry. The tail: one request in ten is slower by a quarter. */
export const truths = {
  same: { shift: 0, tail: 0 },
  'shift-3': { shift: 0.03, tail: 0 },
  'shift-5': { shift: 0.05, tail: 0 },
  'shift-10': { shift: 0.1, tail: 0 },
  tail: { shift: 0, tail: 0.25 },
} as const satisfies Record<string, Truth>;
export type TruthName = keyof typeof truths;
export const truthNames = Object.keys(truths).filter((name): name is TruthName => name in truths);

export const raceOutcomeSchema = z.object({
  arena: z.enum(arenas),
  truth: z.enum(Object.keys(truths)),
  gates: z.int(),
  /** Gates in which a rule would have blocked, by rule; ours among them. */
  alarms: z.record(z.string(), z.int()),
  /** Gates that ours called unchanged. */
  unchanged: z.int(),
});
export type RaceOutcome = z.infer<typeof raceOutcomeSchema>;

/** One gate as everybody saw it. */
export interface RacedGate {
  readonly ours: Comparison;
  readonly sessions: RecordedSessions;
}

/** Which rules would have blocked. */
export function alarmsIn({ ours, sessions }: RacedGate): ('ours' | OtherRule)[] {
  const others = otherRuleNames.filter((name) => otherRules[name].rule(sessions));
  return ours.verdict === 'regressed' ? ['ours', ...others] : others;
}

/** A recorded block on its way to our rule and to the others. */
export interface RacedBlock {
  readonly base: Recorded;
  readonly head: Recorded;
  readonly first: DuetBlock['first'];
}
