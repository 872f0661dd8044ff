import { z } from 'zod';
import type { Bar } from '../part.ts';
import { rateText } from '../rate.ts';

/** A capacity campaign whose generator was made too weak on purpose, or was left alone. */
export const invalidOutcomeSchema = z.object({
  condition: z.string(),
  weak: z.boolean(),
  outcome: z.string(),
  /** A number for the capacity, or a model at all, in spite of it. */
  claimed: z.boolean(),
  /** Why plateaus were called invalid. */
  reasons: z.array(z.string()),
});
export type InvalidOutcome = z.infer<typeof invalidOutcomeSchema>;

export function barsOfInvalid(outcomes: readonly InvalidOutcome[]): Bar[] {
  const weak = outcomes.filter((outcome) => outcome.weak);
  const fed = outcomes.filter((outcome) => !outcome.weak);
  const caught = weak.filter(({ outcome, claimed }) => outcome === 'invalid' && !claimed).length;
  const answered = fed.filter(({ outcome }) => outcome !== 'invalid').length;
  const names = [...new Set(outcomes.map(({ condition }) => condition))];
  return [
    {
      what: 'A generator made too weak on purpose is called invalid, and no capacity is claimed',
      bar: 'every time',
      measured: rateText(caught, weak.length),
      holds: weak.length > 0 && caught === weak.length,
    },
    {
      what: 'The same search with a generator that is left alone is not called invalid',
      bar: 'every time',
      measured: rateText(answered, fed.length),
      holds: answered === fed.length,
    },
    ...names.map((name): Bar => {
      const those = outcomes.filter(({ condition }) => condition === name);
      const why = [...new Set(those.flatMap(({ reasons }) => reasons))].join(', ');
      return {
        what: name,
        bar: '',
        measured: `${those.map(({ outcome }) => outcome).join(', ')}${why === '' ? '' : ` (${why})`}`,
        holds: null,
      };
    }),
  ];
}
