import type { Comparison } from '../../model/comparison.ts';
import { spendingShare } from '../../stats/spending.ts';
import { type FamilyMember, familyMember } from '../family.ts';

/** What a project wants to be told of: `gate` of the configuration. */
export interface GateRule {
  /** Metrics the gate may block on, as people write them. */
  readonly family: readonly string[];
  /** Relative shift that matters, and that of a rate in fractions. */
  readonly delta: number;
  readonly rateDelta: number;
}

/** How often the rule has been applied, and how often it will be at most. */
export interface Looks {
  readonly taken: number;
  readonly planned: number;
}

/** One-sided chance of a false `regressed` by chance alone, shared by the family and by the looks, before any confirmation. */
export const alpha = 0.01;
/** One-sided level of the fresh units alone. A fresh session follows those it confirms on the same slow machine and is held to the same baselines, so that it must say more. */
export const confirmationAlpha = { blocks: 0.05, sessions: 0.005 } as const;
/** One-sided, for `unchanged`: a 90 % interval. */
export const equivalenceAlpha = 0.05;
/** Share of wrong ones among the advisory findings. */
export const falseDiscoveryRate = 0.05;
export const power = 0.8;
/** Of the interval that is shown. */
export const confidence = 0.95;

export const defaultRateDelta = 0.001;

/** Everything the changes of one comparison are judged by. */
export interface Judging {
  readonly rule: GateRule;
  readonly members: readonly FamilyMember[];
  readonly looks: Looks;
  /** Part of every level that this look may spend. */
  readonly share: number;
}

export function judgingOf(rule: GateRule, looks: Looks): Judging {
  return { rule, looks, members: rule.family.map(familyMember), share: spendingShare(looks.taken, looks.planned) };
}

/** The rule as a comparison shows it. */
export function shownRule({ rule, looks }: Judging, units: keyof typeof confirmationAlpha): NonNullable<Comparison['rule']> {
  return {
    family: [...rule.family],
    delta: rule.delta,
    rateDelta: rule.rateDelta,
    alpha,
    confirmationAlpha: confirmationAlpha[units],
    power,
    looksPlanned: looks.planned,
    looks: looks.taken,
  };
}
