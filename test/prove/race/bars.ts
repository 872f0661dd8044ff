import type { Bar } from '../part.ts';
import { rateText } from '../rate.ts';
import { type OtherRule, otherRuleNames, otherRules } from '../rules/rules.ts';
import { type Arena, arenas, type RaceOutcome, type TruthName, truthNames } from './arena.ts';

export const raceRules: readonly ('ours' | OtherRule)[] = ['ours', ...otherRuleNames];
export const ruleLabel = (name: 'ours' | OtherRule): string => (name === 'ours' ? 'Headroom' : otherRules[name].label);

/** How often a rule alarmed, and in how many gates. */
export interface Tally {
  readonly alarms: number;
  readonly gates: number;
}

export function tallyOf(outcomes: readonly RaceOutcome[], arena: Arena, truth: TruthName, rule: string): Tally {
  const mine = outcomes.filter((outcome) => outcome.arena === arena && outcome.truth === truth);
  return {
    gates: mine.reduce((sum, { gates }) => sum + gates, 0),
    alarms: mine.reduce((sum, { alarms }) => sum + (alarms[rule] ?? 0), 0),
  };
}

export const shareOf = ({ alarms, gates }: Tally): number => (gates > 0 ? alarms / gates : Number.NaN);

const mostFalse = 0.01;

/** Detection of a rule over all true slowdowns of an arena, each counting alike. */
export function detectionOf(outcomes: readonly RaceOutcome[], arena: Arena, rule: string): number {
  const shares = truthNames.filter((truth) => truth !== 'same').map((truth) => shareOf(tallyOf(outcomes, arena, truth, rule)));
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Ours is to keep false alarms to one in a hundred, and to detect most among the rules that do. */
export function barsOfRace(outcomes: readonly RaceOutcome[]): Bar[] {
  return arenas.flatMap((arena) => {
    const falseOf = (rule: string) => tallyOf(outcomes, arena, 'same', rule);
    const others = otherRuleNames.filter((rule) => shareOf(falseOf(rule)) <= mostFalse);
    const best = Math.max(0, ...others.map((rule) => detectionOf(outcomes, arena, rule)));
    const own = detectionOf(outcomes, arena, 'ours');
    const rivals = others.map((rule) => `${ruleLabel(rule)} ${Math.round(100 * detectionOf(outcomes, arena, rule))} %`);
    return [
      {
        what: `${arenaLabel[arena]}: false alarms of ours`,
        bar: 'at most 1 %',
        measured: rateText(falseOf('ours').alarms, falseOf('ours').gates),
        holds: shareOf(falseOf('ours')) <= mostFalse,
      },
      {
        what: `${arenaLabel[arena]}: mean detection of ours, against rules with as few false alarms`,
        bar: 'the best',
        measured: `${Math.round(100 * own)} %; ${rivals.length > 0 ? rivals.join(', ') : 'no other rule has as few false alarms'}`,
        holds: own > best,
      },
    ];
  });
}

export const arenaLabel: Readonly<Record<Arena, string>> = { duet: 'both sides at one moment', stored: 'stored sessions' };
