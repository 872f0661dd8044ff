import { z } from 'zod';
import { gateOutcomeSchema, outcomeOf } from '../demo/outcome.ts';
import { plain } from '../demo/sides.ts';
import { definePart, gateRuleSources } from '../part.ts';
import { rateText } from '../rate.ts';
import { gateOnDemo } from './demo-gates.ts';

const budgetS = 300;
const each = 20;

/** A query more for every carrier of a list (N + 1), against one baseline. Every other trial has none. */
export const workCounters = definePart({
  name: 'work-counters',
  what: 'An N + 1 query added to the demo is caught from one baseline, by its count; unchanged code is not',
  trials: 2 * each,
  loadsMachine: true,
  sources: [...gateRuleSources, 'engine/compare/counters.ts'],
  outcome: z.object({ ...gateOutcomeSchema.shape, added: z.boolean() }),
  trial: async (context) => {
    const added = context.index % 2 === 0;
    const head = added ? { switches: { batching: false } } : plain;
    return { ...outcomeOf(await gateOnDemo({ base: plain, head, budgetS, how: 'baseline' }, context), context), added };
  },
  bars: (outcomes) => {
    const caught = (added: boolean) => {
      const those = outcomes.filter((outcome) => outcome.added === added);
      return { those, blocked: those.filter(({ blocks, blockedBy }) => blocks && blockedBy.includes('work-counter')).length };
    };
    const [with1, without] = [caught(true), caught(false)];
    return [
      {
        what: 'N + 1 caught by its count, from one baseline',
        bar: 'every time',
        measured: rateText(with1.blocked, with1.those.length),
        holds: with1.blocked === with1.those.length,
      },
      {
        what: 'unchanged code blocked by a count',
        bar: 'never',
        measured: rateText(without.blocked, without.those.length),
        holds: without.blocked === 0,
      },
    ];
  },
});
