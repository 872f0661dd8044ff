import { z } from 'zod';
import { errorGroupSchema } from './error-group.ts';
import { generatorHealthSchema } from './health.ts';
import { loadStepSchema } from './load.ts';
import { targetSchema } from './target.ts';

/** Facts that identify a machine. CPU model, count and memory are hard keys of the target; kernel and governor are soft. */
export const machineSchema = z.object({
  cpuModel: z.string(),
  cpuCount: z.int().min(1),
  memoryBytes: z.number(),
  platform: z.string(),
  kernel: z.string(),
  governor: z.string().nullable(),
  node: z.string(),
});
export type Machine = z.infer<typeof machineSchema>;

/** Where a run came from. */
export const provenanceSchema = z.object({
  git: z.object({ commit: z.string(), branch: z.string().nullable(), dirty: z.boolean() }).nullable(),
  headroom: z.string(),
  driver: z.object({
    kind: z.enum(['k6', 'autocannon', 'ws', 'playwright', 'replay']),
    version: z.string(),
    /** `recorder`: our k6 output, or a generator of ours; `stock`: CSV of an unmodified k6, slower and heavier. */
    recording: z.enum(['recorder', 'stock']),
    source: z.string(),
  }),
  /** SHA-256 of everything that decides what is sent: journeys and their imports, mix, load profile, data, think time. */
  scenarioHash: z.string(),
  generator: machineSchema,
  /** What the target said of itself, or the embedded demo's switches and row counts. Null where nothing is known. */
  target: z.record(z.string(), z.unknown()).nullable(),
  /** The started target's machine is this one. */
  coLocated: z.boolean(),
  targetRestarted: z.boolean(),
  seed: z.int(),
  command: z.string(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** The fixed control workload, run beside the target before and after the load: median ms of its repetitions, null where it was not run. */
export const controlSchema = z.object({ beforeMs: z.number(), afterMs: z.number().nullable() });
export type Control = z.infer<typeof controlSchema>;

/** One reading of the target's own numbers. */
export const probeReadingSchema = z.object({
  /** Seconds since the load began. */
  atS: z.number(),
  /** Cores busy, 1 = one core. */
  cpuCores: z.number().nullable(),
  memoryBytes: z.number().nullable(),
  /** CPU seconds that all cores of this machine were busy since it started; where the target shares it. */
  machineBusyS: z.number().optional(),
  /** Named values read from a Prometheus page. */
  values: z.record(z.string(), z.number()),
});
export type ProbeReading = z.infer<typeof probeReadingSchema>;

const workCountersSchema = z.array(z.object({ endpoint: z.string(), counter: z.string(), value: z.number() }));

/** `run.json`: identity, provenance and outcome of one execution of one scenario. */
export const runSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  scenario: z.string(),
  environment: z.string(),
  /** A script that was brought along is run as it is; its thresholds are the targets. */
  kind: z.enum(['scenario', 'script']),
  startedAt: z.iso.datetime(),
  loadStartedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime(),
  outcome: z.enum(['completed', 'aborted', 'failed', 'truncated']),
  /** Why it ended when it did not complete, in one line. */
  endReason: z.string().nullable(),
  recovered: z.boolean(),
  health: generatorHealthSchema,
  steps: z.array(loadStepSchema),
  durationS: z.number(),
  provenance: provenanceSchema,
  /** Exact counts of the seeded single-user pass, by counter and endpoint; empty where none was made. */
  workCounters: workCountersSchema,
  probes: z.array(probeReadingSchema),
  control: controlSchema.nullable().default(null),
  /** The other side of a duet's block, whose head is all else here. Null for every other run. */
  base: z
    .object({ environment: z.string(), target: z.record(z.string(), z.unknown()).nullable(), workCounters: workCountersSchema })
    .nullable()
    .default(null),
  /** Share of this machine's cores that was busy under load; null where it is not known. */
  machineBusy: z.number().nullable().default(null),
  /** The campaign it belongs to. */
  campaign: z.string().nullable().default(null),
  /** What it was to be judged by, so that it can be judged again. */
  targets: z.array(targetSchema).optional(),
  /** k6's exit code and its threshold results, when k6 judged them itself. */
  k6: z.object({ exitCode: z.int().nullable(), thresholds: z.record(z.string(), z.boolean()).nullable() }),
  notes: z.array(z.string()),
});
export type Run = z.infer<typeof runSchema>;

/** `errors.json`. */
export const runErrorsSchema = z.object({ schemaVersion: z.literal(1), errors: z.array(errorGroupSchema) });
export type RunErrors = z.infer<typeof runErrorsSchema>;
