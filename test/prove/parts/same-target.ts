import { gateOutcomeSchema, outcomeOf } from '../demo/outcome.ts';
import { plain } from '../demo/sides.ts';
import { definePart, gateRuleSources } from '../part.ts';
import { rateText } from '../rate.ts';
import { gateOnDemo } from './demo-gates.ts';

const budgetS = 120;

/** Both sides at one target, by mistake. */
export const sameTarget = definePart({
  name: 'same-target',
  what: 'Both sides pointing at the same target by mistake: invalid, sides not separated',
  trials: 3,
  loadsMachine: true,
  sources: gateRuleSources,
  outcome: gateOutcomeSchema,
  trial: async (context) => outcomeOf(await gateOnDemo({ base: plain, head: plain, budgetS, how: 'same-target' }, context), context),
  bars: (outcomes) => {
    const seen = outcomes.filter(({ verdict, reasons }) => verdict === 'invalid' && reasons.includes('sides-not-separated')).length;
    return [
      {
        what: '`invalid: sides not separated`',
        bar: 'every time',
        measured: rateText(seen, outcomes.length),
        holds: seen === outcomes.length,
      },
    ];
  },
});
