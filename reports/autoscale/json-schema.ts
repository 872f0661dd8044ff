import { z } from 'zod';
import {
  autoscaleReportSchema,
  demandSourceSchema,
  replicaSchema,
  scalingActionSchema,
  scalingOutcomeSchema,
  scalingSeriesSchema,
} from '../../engine/model/autoscale.ts';
import { factReasonSchema } from '../../engine/model/projection.ts';

const parts: Readonly<Record<string, z.ZodType>> = {
  DemandSource: demandSourceSchema,
  Replica: replicaSchema,
  ScalingOutcome: scalingOutcomeSchema,
  ScalingAction: scalingActionSchema,
  ScalingSeries: scalingSeriesSchema,
  FactReason: factReasonSchema,
};

const description =
  'What scaling policies make of a demand, simulated second by second. Rates are requests per second, times seconds of the demand or ms, shares fractions of one, money in the currency of the replica (dollars where it names none), cores and bytes as they are.';

/** JSON Schema (draft 2020-12) of what the `json` format writes: the file docs/schema/autoscale.schema.json. */
export function autoscaleJsonSchema(): string {
  const metadata = z.registry<{ id: string }>();
  for (const [id, part] of Object.entries(parts)) metadata.add(part, { id });
  const schema = z.toJSONSchema(autoscaleReportSchema, { target: 'draft-2020-12', metadata });
  return `${JSON.stringify({ title: 'Headroom autoscale', description, ...schema }, null, 2)}\n`;
}
