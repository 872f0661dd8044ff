import { z } from 'zod';
import {
  campaignReportSchema,
  campaignRunSchema,
  campaignSchema,
  campaignSideSchema,
  separationSchema,
} from '../../engine/model/campaign.ts';
import { changeReasonSchema, changeSchema, comparisonSchema, evidenceSchema, unitSchema } from '../../engine/model/comparison.ts';
import { errorGroupSchema } from '../../engine/model/error-group.ts';
import { estimateSchema } from '../../engine/model/estimate.ts';
import { generatorHealthSchema } from '../../engine/model/health.ts';
import { labRowSchema } from '../../engine/model/lab.ts';
import { loadStepSchema } from '../../engine/model/load.ts';
import {
  endpointRowSchema,
  loadSummarySchema,
  reportSchema,
  secondOpinionSchema,
  stepRowSchema,
  timelineSchema,
  vitalRowSchema,
} from '../../engine/model/report.ts';
import { machineSchema, probeReadingSchema, provenanceSchema, runSchema } from '../../engine/model/run.ts';
import { endpointVerdictSchema, targetSchema, verdictReasonSchema, verdictSchema } from '../../engine/model/target.ts';

/** Parts that are described once, under their own names. */
const parts: Readonly<Record<string, z.ZodType>> = {
  Estimate: estimateSchema,
  Run: runSchema,
  Provenance: provenanceSchema,
  Machine: machineSchema,
  ProbeReading: probeReadingSchema,
  GeneratorHealth: generatorHealthSchema,
  LoadStep: loadStepSchema,
  LoadSummary: loadSummarySchema,
  Target: targetSchema,
  Verdict: verdictSchema,
  VerdictReason: verdictReasonSchema,
  EndpointVerdict: endpointVerdictSchema,
  Comparison: comparisonSchema,
  Change: changeSchema,
  ChangeReason: changeReasonSchema,
  Evidence: evidenceSchema,
  EvidenceUnit: unitSchema,
  Campaign: campaignSchema,
  CampaignRun: campaignRunSchema,
  CampaignSide: campaignSideSchema,
  Separation: separationSchema,
  StepRow: stepRowSchema,
  EndpointRow: endpointRowSchema,
  VitalRow: vitalRowSchema,
  LabRow: labRowSchema,
  Timeline: timelineSchema,
  SecondOpinion: secondOpinionSchema,
  ErrorGroup: errorGroupSchema,
};

const runDescription =
  'One run of one scenario: what was measured, judged and compared. Latencies are in ms, sizes in bytes, rates fractions of one, times Unix ms or seconds of the load.';
const campaignDescription =
  'What a gate or a schedule concluded from its runs: verdict, whether it blocks, and everything that is needed to disagree. Latencies are in ms, sizes in bytes, rates and relative changes fractions of one, stretches of time seconds.';

function jsonSchema(schema: z.ZodType, title: string, description: string): string {
  const metadata = z.registry<{ id: string }>();
  for (const [id, part] of Object.entries(parts)) metadata.add(part, { id });
  return `${JSON.stringify({ title, description, ...z.toJSONSchema(schema, { target: 'draft-2020-12', metadata }) }, null, 2)}\n`;
}

/** JSON Schema (draft 2020-12) of what the `json` format writes of a run: the file docs/schema/report.schema.json. */
export function reportJsonSchema(): string {
  return jsonSchema(reportSchema, 'Headroom report', runDescription);
}

/** The same of a campaign: the file docs/schema/campaign.schema.json. */
export function campaignJsonSchema(): string {
  return jsonSchema(campaignReportSchema, 'Headroom campaign', campaignDescription);
}
