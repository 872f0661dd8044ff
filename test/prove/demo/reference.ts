import { z } from 'zod';
import { meanShift } from '../../../engine/stats/one-sample.ts';
import { shiftInterval } from '../../../engine/stats/shift.ts';
import type { SideRecord } from './record-of.ts';
import type { Fault } from './sides.ts';

const shiftSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** What a fault does, on the relative scale, with 95 % intervals over the blocks. */
export const referenceSchema = z.object({
  fault: z.string(),
  blocks: z.int(),
  p50: shiftSchema,
  p95: shiftSchema,
  /** Standard deviation of the p95's differences between blocks, log scale. */
  deviation: z.number(),
  spentS: z.number(),
});
export type Reference = z.infer<typeof referenceSchema>;

/** The mean of ln(head / base) over all blocks, and its t interval. Throws RangeError with fewer than two blocks that have a p95. */
export function referenceOf(
  fault: Fault,
  records: readonly { readonly base: SideRecord; readonly head: SideRecord }[],
  spentS: number,
): Reference {
  const differences = (name: string) =>
    records.flatMap(({ base, head }) => {
      const [before, after] = [base.quantiles[name], head.quantiles[name]];
      return before === undefined || after === undefined ? [] : [Math.log(after / before)];
    });
  const relative = (name: string) => {
    const shift = meanShift(differences(name));
    const { low, high } = shiftInterval(shift, 0.95);
    return { value: rounded(Math.expm1(shift.estimate)), low: rounded(Math.expm1(low)), high: rounded(Math.expm1(high)) };
  };
  const p95 = differences('p95');
  return {
    fault,
    blocks: p95.length,
    p50: relative('p50'),
    p95: relative('p95'),
    deviation: rounded(meanShift(p95).error * Math.sqrt(p95.length)),
    spentS: Math.round(spentS),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(4));
