import { z } from 'zod';
import { currencySchema } from '../prices.ts';
import { scalingPolicySchema } from '../scaling-policy.ts';
import { type Scenario, scenarioSchema } from '../scenario.ts';
import { apiFailureSchema } from './failure.ts';

/** A scenario as a form offers it. */
export const scenarioCardSchema = z.object({
  name: z.string(),
  kind: z.enum(['journeys', 'endpoint', 'socket', 'page']),
  /** What its load is counted in. */
  unit: z.enum(['user', 'connection', 'visit']),
  /** As configured, defaults filled in. */
  scenario: scenarioSchema as unknown as z.ZodType<Scenario>,
  /** Judged in it: its own targets, else those of the project, as text. */
  targets: z.array(z.string()),
  plannedS: z.number(),
  maxUsers: z.number(),
});
export type ScenarioCard = z.infer<typeof scenarioCardSchema>;

/** An environment as a form offers it: nothing secret. */
export const environmentCardSchema = z.object({
  name: z.string(),
  kind: z.enum(['demo', 'command', 'address']),
  maxUsers: z.number(),
  /** Base URLs by service, without user information; empty for the demo, which gets its address when it starts. */
  services: z.record(z.string(), z.string()),
  /** The demo's switches as configured: name, state, what it shows. */
  switches: z.array(z.object({ name: z.string(), on: z.boolean(), shows: z.string() })),
});
export type EnvironmentCard = z.infer<typeof environmentCardSchema>;

/** What the workbench has before it. */
export const projectSchema = z.object({
  /** The folder's own name, never its path. */
  name: z.string(),
  version: z.string(),
  /** A folder of runs opened to be looked at: nothing can be started, approved or noted. */
  readOnly: z.boolean(),
  /** Null when the configuration was read; without one, or with a wrong one, runs can still be read. */
  problem: apiFailureSchema.nullable(),
  defaults: z.object({ environment: z.string().nullable(), scenario: z.string().nullable() }),
  scenarios: z.array(scenarioCardSchema),
  environments: z.array(environmentCardSchema),
  schedules: z.array(z.object({ name: z.string(), scenario: z.string(), environment: z.string().nullable(), sessions: z.int() })),
  /** Policies of the configuration and the built-in ones, which `autoscale` takes by name. */
  policies: z.array(z.object({ name: z.string(), builtIn: z.boolean(), policy: scalingPolicySchema })),
  gate: z.object({ scenario: z.string().nullable(), family: z.array(z.string()), budgetS: z.number() }),
  capacity: z.object({ scenario: z.string().nullable(), budgetS: z.number() }),
  /** Of the prices; null where none are named, or they cannot be read. */
  currency: currencySchema.nullable(),
  counts: z.object({ runs: z.int(), campaigns: z.int(), baselines: z.int() }),
});
export type Project = z.infer<typeof projectSchema>;

export const openFolderSchema = z.strictObject({ folder: z.string().min(1) });

/** A check of `headroom doctor`. */
export const doctorCheckSchema = z.object({
  what: z.string(),
  state: z.enum(['good', 'caution', 'missing']),
  found: z.string(),
  mend: z.string(),
});
export type DoctorCheck = z.infer<typeof doctorCheckSchema>;
