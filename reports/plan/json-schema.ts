import { z } from 'zod';
import { campaignRunSchema, campaignSchema } from '../../engine/model/campaign.ts';
import {
  bottleneckSchema,
  capacityModelSchema,
  capacityReportSchema,
  curvePointSchema,
  targetCapacitySchema,
} from '../../engine/model/capacity.ts';
import { estimateSchema } from '../../engine/model/estimate.ts';
import { loadPointSchema, resourceUseSchema } from '../../engine/model/load-point.ts';
import {
  checklistItemSchema,
  phaseGoalSchema,
  phaseSchema,
  planEvidenceSchema,
  planSchema,
  roadmapRowSchema,
} from '../../engine/model/plan.ts';
import { assumptionSchema, planningSchema } from '../../engine/model/planning.ts';
import { pricesUsedSchema } from '../../engine/model/prices.ts';
import { factReasonSchema, projectionSchema } from '../../engine/model/projection.ts';
import {
  investmentSchema,
  moneyAssumptionSchema,
  npvRangeSchema,
  roiSchema,
  servingCostSchema,
  tornadoBarSchema,
} from '../../engine/model/roi.ts';
import { targetSchema } from '../../engine/model/target.ts';

const moneyParts: Readonly<Record<string, z.ZodType>> = {
  MoneyAssumption: moneyAssumptionSchema,
  TornadoBar: tornadoBarSchema,
  NpvRange: npvRangeSchema,
  ServingCost: servingCostSchema,
  PricesUsed: pricesUsedSchema,
};

const planParts: Readonly<Record<string, z.ZodType>> = {
  ...moneyParts,
  Investment: investmentSchema,
  CapacityReport: capacityReportSchema,
  CapacityModel: capacityModelSchema,
  TargetCapacity: targetCapacitySchema,
  Bottleneck: bottleneckSchema,
  CurvePoint: curvePointSchema,
  LoadPoint: loadPointSchema,
  ResourceUse: resourceUseSchema,
  Planning: planningSchema,
  Assumption: assumptionSchema,
  Projection: projectionSchema,
  FactReason: factReasonSchema,
  Estimate: estimateSchema,
  Target: targetSchema,
  Campaign: campaignSchema,
  CampaignRun: campaignRunSchema,
  Phase: phaseSchema,
  PhaseGoal: phaseGoalSchema,
  RoadmapRow: roadmapRowSchema,
  ChecklistItem: checklistItemSchema,
  PlanEvidence: planEvidenceSchema,
};

function jsonSchema(schema: z.ZodType, parts: typeof moneyParts, title: string, description: string): string {
  const metadata = z.registry<{ id: string }>();
  for (const [id, part] of Object.entries(parts)) metadata.add(part, { id });
  return `${JSON.stringify({ title, description, ...z.toJSONSchema(schema, { target: 'draft-2020-12', metadata }) }, null, 2)}\n`;
}

/** JSON Schema (draft 2020-12) of what `headroom roi --json` writes: the file docs/schema/roi.schema.json. */
export function roiJsonSchema(): string {
  return jsonSchema(
    roiSchema,
    moneyParts,
    'Headroom roi',
    'What an investment is worth. Money is in `currency`, rates and shares are fractions, times months. The NPV discounts by the effective monthly rate, setup at the start, each month at its end.',
  );
}

/** The same of `headroom plan --json`: the file docs/schema/plan.schema.json. */
export function planJsonSchema(): string {
  return jsonSchema(
    planSchema,
    planParts,
    'Headroom plan',
    'Capacity against demand, money, roadmap and go-live checklist with their evidence. Latencies are in ms, rates per second or fractions of one, money in `currency`. A goal that is met or missed always has evidence.',
  );
}
