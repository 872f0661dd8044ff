import { wilsonInterval } from '../../../engine/stats/wilson.ts';
import { type Bar, definePart, gateRuleSources } from '../part.ts';
import { rateText } from '../rate.ts';
import { equalSides, equalSidesSchema, modeLabel, mostFalseAlarms, sumsOf } from '../synthetic/equal-sides.ts';
import { secondsAsUnits } from '../synthetic/seconds-as-units.ts';
import { gatesInTrial } from './synthetic.ts';

const gates = 1000;
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
    const alarmsIn = (mode: (typeof mutated)[number]) => sums[mode].verdicts.regressed ?? 0;
    const all = mutated.reduce((sum, mode) => sum + sums[mode].gates, 0);
    const alarms = mutated.reduce((sum, mode) => sum + alarmsIn(mode), 0);
    return [
      {
        what: 'the mutant said `regressed` of equal sides',
        bar: 'beyond doubt more than the 4 in 1,000 of `synthetic`, so that the proof fails it',
        measured: rateText(alarms, all),
        holds: wilsonInterval(alarms, all).low > mostFalseAlarms,
      },
      ...mutated.map((mode) => ({
        what: modeLabel[mode],
        bar: '',
        measured: rateText(alarmsIn(mode), sums[mode].gates),
        holds: null,
      })),
    ];
  },
});
