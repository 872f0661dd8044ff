import { z } from 'zod';
import { changeReasonSchema, changeVerdictSchema, comparisonSchema, sideSchema } from './comparison.ts';
import { ladderOrderSchema } from './ladder.ts';
import { verdictSchema } from './target.ts';

/** A run's part in a campaign. */
export const campaignRunSchema = z.object({
  id: z.string(),
  /** `block`: both sides in one run · `session`: one side, or the only one · `plateau`: one constant load of a ladder. */
  role: z.enum(['block', 'session', 'plateau']),
  side: sideSchema.nullable(),
  /**
   * `discarded`: the first block of a target that was brought up, left out by plan · `invalid`: left out because it says nothing · of a ladder's plateaus those
   * on the way down again are its `confirmation`.
   */
  phase: z.enum(['discarded', 'detection', 'confirmation', 'invalid']),
  round: z.int().min(0),
  first: sideSchema.nullable(),
});
export type CampaignRun = z.infer<typeof campaignRunSchema>;

/** `campaign.json`: runs made with one purpose. Written anew after every run, so that an interrupted campaign says how far it came. */
export const campaignSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  purpose: z.enum(['gate', 'schedule', 'capacity']),
  /** Of the schedule; null for a gate and a ladder. */
  name: z.string().nullable(),
  scenario: z.string(),
  environment: z.string(),
  startedAt: z.iso.datetime(),
  /** Null while it goes on, and for one that was killed. */
  endedAt: z.iso.datetime().nullable(),
  command: z.string(),
  runs: z.array(campaignRunSchema),
  /** What a capacity campaign was asked for, so that it can be resumed. */
  ladder: ladderOrderSchema.optional(),
});
export type Campaign = z.infer<typeof campaignSchema>;

/** One of the two versions a duet compares. */
export const campaignSideSchema = z.object({
  /** As people named it: an environment, a commit, a URL, `indexes=off`. */
  name: z.string(),
  environment: z.string(),
  git: z.object({ commit: z.string(), branch: z.string().nullable(), dirty: z.boolean() }).nullable(),
  url: z.string().nullable(),
  /** How often it was started afresh. */
  restarted: z.enum(['block', 'round', 'once', 'never']),
});
export type CampaignSide = z.infer<typeof campaignSideSchema>;

/** How the two sides were shown to be two. */
export const separationSchema = z.object({
  shown: z.boolean(),
  by: z.enum(['version', 'request-count', 'start-order']).nullable(),
  /** Requests sent to a side, and those its target counted, where it counts. */
  base: z.object({ version: z.string().nullable(), sent: z.number().nullable(), counted: z.number().nullable() }),
  head: z.object({ version: z.string().nullable(), sent: z.number().nullable(), counted: z.number().nullable() }),
});
export type Separation = z.infer<typeof separationSchema>;

/** `report.json` of a campaign: what a gate or a schedule concluded, for every format. Facts and codes only; words are made by `reports/words`. */
export const campaignReportSchema = z.object({
  schemaVersion: z.literal(1),
  campaign: campaignSchema,
  /** What it was judged on: see the table "what a gate can block on". */
  mode: z.enum(['targets', 'learning', 'stored', 'duet', 'alternating', 'schedule']),
  verdict: changeVerdictSchema.nullable(),
  /** Whether a merge is blocked, and by what. `overridden` keeps the verdict and lets it pass. */
  blocks: z.boolean(),
  blockedBy: z.array(z.enum(['regression', 'work-counter', 'disaster', 'target', 'checks', 'no-data', 'invalid'])),
  exitCode: z.int(),
  /** Beside those of the comparison: invalid sides, early stop, budget. */
  reasons: z.array(changeReasonSchema),
  sides: z.object({ base: campaignSideSchema, head: campaignSideSchema }).nullable(),
  separation: separationSchema.nullable(),
  comparison: comparisonSchema.nullable(),
  /** Targets of the head's sessions; empty in a duet, whose blocks are too short for them. */
  targets: z.array(verdictSchema),
  /** Share of this machine that was busy under load, median over the blocks; null where not known. */
  machineBusy: z.number().nullable(),
  units: z.object({
    planned: z.int(),
    detection: z.int(),
    confirmation: z.int(),
    discarded: z.int(),
    invalid: z.int(),
    rounds: z.int(),
    /** Seconds of load that were judged, a unit. */
    loadS: z.number(),
  }),
  stoppedEarly: z.boolean(),
  spentS: z.number(),
  budgetS: z.number().nullable(),
  override: z.object({ by: z.string(), why: z.string(), at: z.iso.datetime() }).nullable(),
  /** The command that does the same on another machine. */
  reproduce: z.string(),
  notes: z.array(z.string()),
});
export type CampaignReport = z.infer<typeof campaignReportSchema>;
