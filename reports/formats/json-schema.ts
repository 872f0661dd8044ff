import { z } from 'zod';
import { changeReasonSchema, changeSchema, comparisonSchema } from '../../engine/model/comparison.ts';
import { errorGroupSchema } from '../../engine/model/error-group.ts';
import { estimateSchema } from '../../engine/model/estimate.ts';
import { generatorHealthSchema } from '../../engine/model/health.ts';
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
  StepRow: stepRowSchema,
  EndpointRow: endpointRowSchema,
  VitalRow: vitalRowSchema,
  Timeline: timelineSchema,
  SecondOpinion: secondOpinionSchema,
  ErrorGroup: errorGroupSchema,
};

const description =
  'One run of one scenario: what was measured, judged and compared. Latencies are in ms, sizes in bytes, rates fractions of one, times Unix ms or seconds of the load.';

/** JSON Schema (draft 2020-12) of what the `json` format writes: the file docs/schema/report.schema.json. */
export function reportJsonSchema(): string {
  const metadata = z.registry<{ id: string }>();
  for (const [id, part] of Object.entries(parts)) metadata.add(part, { id });
  const schema = z.toJSONSchema(reportSchema, { target: 'draft-2020-12', metadata });
  return `${JSON.stringify({ title: 'Headroom report', description, ...schema }, null, 2)}\n`;
}
