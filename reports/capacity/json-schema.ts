import { z } from 'zod';
import { campaignSchema } from '../../engine/model/campaign.ts';
import {
  bottleneckSchema,
  capacityModelSchema,
  capacityReportSchema,
  curvePointSchema,
  scalabilityFitSchema,
  tailFitSchema,
  targetCapacitySchema,
} from '../../engine/model/capacity.ts';
import { estimateSchema } from '../../engine/model/estimate.ts';
import { generatorHealthSchema } from '../../engine/model/health.ts';
import { loadPointSchema, resourceUseSchema } from '../../engine/model/load-point.ts';
import { assumptionSchema, planningSchema, runwaySchema, situationSchema, userNeedSchema } from '../../engine/model/planning.ts';
import { factReasonSchema, projectionSchema } from '../../engine/model/projection.ts';
import { targetSchema } from '../../engine/model/target.ts';

/** Parts that are described once, under their own names. */
const parts: Readonly<Record<string, z.ZodType>> = {
  Estimate: estimateSchema,
  Projection: projectionSchema,
  FactReason: factReasonSchema,
  Target: targetSchema,
  Campaign: campaignSchema,
  GeneratorHealth: generatorHealthSchema,
  LoadPoint: loadPointSchema,
  ResourceUse: resourceUseSchema,
  CapacityModel: capacityModelSchema,
  TargetCapacity: targetCapacitySchema,
  Bottleneck: bottleneckSchema,
  ScalabilityFit: scalabilityFitSchema,
  TailFit: tailFitSchema,
  CurvePoint: curvePointSchema,
  Planning: planningSchema,
  UserNeed: userNeedSchema,
  Situation: situationSchema,
  Runway: runwaySchema,
  Assumption: assumptionSchema,
};

const description =
  'How much load a system takes within its targets: the plateaus, what models say of them, and what follows for users, replicas, dates and money. Latencies are in ms, rates per second, shares fractions of one, stretches of time seconds, money in the currency of its prices. Every number of a model has its range and one of the labels measured, projected, speculative, refused.';

/** JSON Schema (draft 2020-12) of what the `json` format writes: the file docs/schema/capacity.schema.json. */
export function capacityJsonSchema(): string {
  const metadata = z.registry<{ id: string }>();
  for (const [id, part] of Object.entries(parts)) metadata.add(part, { id });
  const schema = z.toJSONSchema(capacityReportSchema, { target: 'draft-2020-12', metadata });
  return `${JSON.stringify({ title: 'Headroom capacity', description, ...schema }, null, 2)}\n`;
}
