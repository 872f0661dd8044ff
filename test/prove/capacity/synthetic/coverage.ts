import { z } from 'zod';
import { capacityModel } from '../../../../engine/capacity/model.ts';
import { projectionLabelSchema } from '../../../../engine/model/projection.ts';
import { createRandom } from '../../../../engine/stats/random.ts';
import { fateOf } from '../projection-outcome.ts';
import { type LadderPlan, syntheticLadder, targetOf } from './ladder.ts';
import { capacityOf, truths } from './truth.ts';

/** Where ladders over known systems end, over the capacity to be projected; the last one passes it. */
export const tops = [0.5, 0.6, 0.7, 0.85, 1.25] as const;
const spreads = [0.01, 0.03, 0.08];
const plateauCounts = [6, 9];
const seconds = 20;

/** Every kind of ladder. */
export const cells: readonly LadderPlan[] = truths.flatMap((truth) =>
  spreads.flatMap((spread) => plateauCounts.flatMap((plateaus) => tops.map((upTo) => ({ truth, spread, plateaus, upTo, seconds })))),
);

export const coverageOutcomeSchema = z.array(
  z.object({
    truth: z.string(),
    spread: z.number(),
    plateaus: z.int(),
    upTo: z.number(),
    /** True capacity over the one projected; null for a refusal. */
    ratio: z.number().nullable(),
    /** Width of the band over the true capacity; null where it is open or refused. */
    width: z.number().nullable(),
    label: projectionLabelSchema,
    fate: z.enum(['held', 'refused', 'missed']),
    reasons: z.array(z.string()),
  }),
);
export type Coverage = z.infer<typeof coverageOutcomeSchema>[number];

/** One ladder over a known system, and what the model of it says of the capacity that it has not reached. */
export function coverageOf(plan: LadderPlan, seed: number): Coverage {
  const { truth, spread, plateaus, upTo } = plan;
  const target = targetOf(truth);
  const capacity = capacityOf(truth);
  const points = syntheticLadder(plan, createRandom(seed));
  const projection = capacityModel({ points, targets: [target], seed })?.targets[0]?.throughput ?? null;
  const { low = null, high = null } = projection ?? {};
  return {
    truth: truth.name,
    spread,
    plateaus,
    upTo,
    ratio: projection === null || projection.value === null ? null : capacity / projection.value,
    width: low === null || high === null ? null : (high - low) / capacity,
    label: projection?.label ?? 'refused',
    fate: fateOf({ measured: capacity, projection }),
    reasons: projection?.reasons.map(({ code }) => code) ?? ['no-model'],
  };
}
