import { z } from 'zod';
import { baselineSchema, retirementSchema } from '../baseline.ts';
import { campaignSchema } from '../campaign.ts';
import { noteSchema } from '../note.ts';
import { pageVisitsSchema } from '../page-visit.ts';
import { reportSchema } from '../report.ts';

/** A run as a list shows it, from its documents; no number is computed here. */
export const runRowSchema = z.object({
  id: z.string(),
  state: z.enum(['sealed', 'running', 'unsealed', 'damaged']),
  /** Why it cannot be read, where it is damaged. */
  reason: z.string().nullable(),
  /** All null where there is no document. */
  scenario: z.string().nullable(),
  environment: z.string().nullable(),
  startedAt: z.iso.datetime().nullable(),
  durationS: z.number().nullable(),
  outcome: z.string().nullable(),
  commit: z.string().nullable(),
  campaign: z.string().nullable(),
  chips: reportSchema.shape.chips.nullable(),
  users: z.number().nullable(),
  requestsPerSecond: z.number().nullable(),
  p95: z.number().nullable(),
  errorRate: z.number().nullable(),
  baseline: z.boolean(),
  notes: z.int(),
});
export type RunRow = z.infer<typeof runRowSchema>;

/** A list in pieces: `next` is the cursor of the piece after this one, null at the end. */
export const runPageSchema = z.object({
  runs: z.array(runRowSchema),
  next: z.string().nullable(),
  total: z.int(),
  /** Blocks and plateaus of campaigns, left out unless asked for. */
  hidden: z.int(),
});
export type RunPage = z.infer<typeof runPageSchema>;

export const runQuerySchema = z.object({
  scenario: z.string().optional(),
  environment: z.string().optional(),
  /** Words that id, scenario, environment or commit contain. */
  search: z.string().optional(),
  all: z.stringbool().default(false),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const openedRunSchema = z.object({
  report: reportSchema,
  notes: z.array(noteSchema),
  baseline: z.object({ pinned: z.string().nullable(), by: z.string(), why: z.string(), at: z.iso.datetime() }).nullable(),
  /** What the page lab saw of each visit; null in runs of every other driver. */
  pages: pageVisitsSchema.nullable(),
});
export type OpenedRun = z.infer<typeof openedRunSchema>;

export const baselineRowSchema = z.object({ baseline: baselineSchema, retirement: retirementSchema.nullable() });
export type BaselineRow = z.infer<typeof baselineRowSchema>;

/** A candidate says why it cannot be a baseline; null where it can. */
export const baselineListSchema = z.object({
  baselines: z.array(baselineRowSchema),
  candidates: z.array(z.object({ run: runRowSchema, refused: z.string().nullable() })),
});
export type BaselineList = z.infer<typeof baselineListSchema>;

export const campaignRowSchema = z.object({
  id: z.string(),
  state: z.enum(['sealed', 'running', 'interrupted', 'damaged']),
  reason: z.string().nullable(),
  campaign: campaignSchema.nullable(),
  /** Gate or schedule: its verdict. Capacity: its outcome. */
  verdict: z.string().nullable(),
  blocks: z.boolean().nullable(),
});
export type CampaignRow = z.infer<typeof campaignRowSchema>;

const reason = z.string().trim().min(1).max(500);
export const approvalSchema = z.strictObject({
  run: z.string(),
  why: reason,
  by: z.string().trim().min(1).optional(),
  pin: z.string().trim().min(1).optional(),
});
export const retirementOrderSchema = z.strictObject({ why: reason, by: z.string().trim().min(1).optional() });
export const noteOrderSchema = z.strictObject({ text: z.string().trim().min(1).max(4000), by: z.string().trim().min(1).optional() });
