import { type Bar, definePart, gateRuleSources } from '../part.ts';
import { rateText } from '../rate.ts';
import { equalSides, equalSidesSchema, modeLabel, mostFalseAlarms, sumsOf } from '../synthetic/equal-sides.ts';
import { secondsAsUnits } from '../synthetic/seconds-as-units.ts';
import { gatesInTrial } from './synthetic.ts';

const gates = 500;
const mutated = ['duet', 'alternating'] as const;

/** The gate made wrong on purpose must be caught by the proof of false alarms. */
export const mutant = definePart({
  name: 'mutant',
  what: 'The same gate, mutated to take the seconds of a block for replicates, must fail the bar of `synthetic`',
  trials: gates / gatesInTrial,
  gatesInTrial,
  loadsMachine: false,
  sources: [...gateRuleSources, 'test/prove/synthetic/equal-sides.ts', 'test/prove/synthetic/seconds-as-units.ts'],
  outcome: equalSidesSchema,
  trial: ({ index, seed }) => equalSides(index * gatesInTrial, gatesInTrial, seed, secondsAsUnits),
  bars: (outcomes): Bar[] => {
    const sums = sumsOf(outcomes);
    return mutated.map((mode) => {
      const alarms = sums[mode].verdicts.regressed ?? 0;
      return {
        what: `${modeLabel[mode]}: the mutant said \`regressed\` of equal sides`,
        bar: 'more than 4 in 1,000, so that the proof fails it',
        measured: rateText(alarms, sums[mode].gates),
        holds: alarms > mostFalseAlarms * sums[mode].gates,
      };
    });
  },
});
