import { z } from 'zod';
import type { Bar } from '../part.ts';
import { rateText } from '../rate.ts';
import type { SyntheticDuet } from './duet.ts';
import { syntheticDuet } from './duet.ts';
import { syntheticStored } from './stored.ts';
import { addTallies, tallyOf, tallySchema } from './tally.ts';
import { noChange, worldOf } from './world.ts';

export const equalSidesSchema = z.object({ duet: tallySchema, lasting: tallySchema, alternating: tallySchema, stored: tallySchema });
export type EqualSides = z.infer<typeof equalSidesSchema>;

/** Budgets of the gates, taking turns. */
const budgetsS = [120, 300, 600] as const;
const baselinesFrom = 6;
const baselinesTo = 20;

/** Gates of each mode whose two sides are the same, over the grid from gate `from` on. */
export function equalSides(from: number, gates: number, seed: number, unitsOf?: SyntheticDuet['unitsOf']): EqualSides {
  const numbers = Array.from({ length: gates }, (_, at) => from + at);
  const ownSeed = (gate: number) => seed + gate - from;
  const duets = (mode: SyntheticDuet['mode'], lasting = false) =>
    numbers.map((gate) => {
      const settings = settingsOf(gate);
      const world = { ...settings.world, lasting };
      return {
        gate,
        comparison: syntheticDuet({ ...settings, world, mode, seed: ownSeed(gate), ...(unitsOf ? { unitsOf } : {}) }).comparison,
      };
    });
  const stored = numbers.map((gate) => ({
    gate,
    comparison: syntheticStored({ ...settingsOf(gate), seed: ownSeed(gate) }).comparison,
  }));
  return {
    duet: tallyOf(duets('duet')),
    lasting: tallyOf(duets('duet', true)),
    alternating: tallyOf(duets('alternating')),
    stored: tallyOf(stored),
  };
}

export function settingsOf(gate: number) {
  return {
    world: worldOf(gate),
    truth: noChange,
    budgetS: budgetsS[Math.floor(gate / 162) % budgetsS.length] ?? 300,
    baselines: baselinesFrom + (gate % (baselinesTo - baselinesFrom + 1)),
    named: gate % 2 === 0,
  };
}

export const modeLabel: Readonly<Record<keyof EqualSides, string>> = {
  duet: 'parallel duet',
  lasting: 'parallel duet, targets never started afresh',
  alternating: 'alternating duet',
  stored: 'stored baselines',
};
const modes = ['duet', 'alternating', 'stored', 'lasting'] as const;
/** Where a side is one process for the whole gate, what is that process's own cannot be told from the version: shown, and promised by nobody. */
const notPromised: readonly string[] = ['lasting'];

/** At most four false alarms in a thousand gates of each mode. */
export const mostFalseAlarms = 0.004;

export function sumsOf(outcomes: readonly EqualSides[]): EqualSides {
  const sum = (mode: keyof EqualSides) => addTallies(outcomes.map((outcome) => outcome[mode]));
  return { duet: sum('duet'), lasting: sum('lasting'), alternating: sum('alternating'), stored: sum('stored') };
}

export function barsOfEqualSides(outcomes: readonly EqualSides[]): Bar[] {
  const sums = sumsOf(outcomes);
  return modes.flatMap((mode): Bar[] => {
    const { gates, verdicts } = sums[mode];
    const said = (verdict: keyof typeof verdicts) => verdicts[verdict] ?? 0;
    return [
      {
        what: `${modeLabel[mode]}: said \`regressed\` of equal sides`,
        bar: notPromised.includes(mode) ? '' : 'at most 4 in 1,000',
        measured: rateText(said('regressed'), gates),
        holds: notPromised.includes(mode) ? null : said('regressed') <= mostFalseAlarms * gates,
      },
      {
        what: `${modeLabel[mode]}: said \`improved\` of equal sides`,
        bar: notPromised.includes(mode) ? '' : 'at most 4 in 1,000',
        measured: rateText(said('improved'), gates),
        holds: notPromised.includes(mode) ? null : said('improved') <= mostFalseAlarms * gates,
      },
      {
        what: `${modeLabel[mode]}: the other verdicts`,
        bar: '',
        measured: `unchanged ${said('unchanged')}, inconclusive ${said('inconclusive')}, invalid ${said('invalid')}`,
        holds: null,
      },
    ];
  });
}
