import { z } from 'zod';
import { loadStepSchema } from '../load.ts';
import { apiFailureSchema } from './failure.ts';
import { liveStateSchema } from './live.ts';

const names = { scenario: z.string().optional(), environment: z.string().optional() };
const changed = {
  /** Peak users, in place of the scenario's. */
  users: z.int().min(1).optional(),
  /** Length of the hold: `30s`. */
  duration: z.string().optional(),
  /** `name=on|off` of the demo application. */
  switches: z.array(z.string()).optional(),
};

/** What can be started; each does what the verb of that name does. */
export const jobOrderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('run'), ...names, ...changed, seed: z.int().optional() }),
  z.strictObject({ kind: z.literal('schedule'), schedule: z.string() }),
  z.strictObject({
    kind: z.literal('gate'),
    ...names,
    /** Environment or switch the change is compared with; stored baselines when not given. */
    against: z.string().optional(),
    budget: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('capacity'), ...names, targets: z.array(z.string()).optional(), budget: z.string().optional() }),
]);
export type JobOrder = z.infer<typeof jobOrderSchema>;

/** Something that goes on, or went on since the server was started. One at a time: two would measure each other. */
export const jobSchema = z.object({
  id: z.string(),
  order: jobOrderSchema,
  /** What it is called: `demo in demo`. */
  title: z.string(),
  state: z.enum(['running', 'stopping', 'done', 'failed']),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** What it does now, one line. */
  phase: z.string(),
  /** 0..1, and seconds left; null where nobody can say. */
  progress: z.number().nullable(),
  leftS: z.number().nullable(),
  /** The run or campaign it made, once there is one to open. */
  made: z.object({ kind: z.enum(['run', 'campaign', 'capacity']), id: z.string() }).nullable(),
  exitCode: z.int().nullable(),
  failure: apiFailureSchema.nullable(),
  /** Of the run that goes on; null before there is load, and in none. */
  live: liveStateSchema.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

/** What a run would be, before it is started. Not allowed is told as a failure of the request, with its hint. */
export const estimateOrderSchema = z.strictObject({ ...names, ...changed });
export const runEstimateSchema = z.object({
  scenario: z.string(),
  environment: z.string(),
  /** Seconds of load, and about how long everything takes. */
  loadS: z.number(),
  totalS: z.number(),
  peakUsers: z.number(),
  maxUsers: z.number(),
  steps: z.array(loadStepSchema),
  targets: z.array(z.string()),
});
export type RunEstimate = z.infer<typeof runEstimateSchema>;
