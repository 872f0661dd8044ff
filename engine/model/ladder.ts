import { z } from 'zod';
import { targetSchema } from './target.ts';

/** What a ladder's steps count: journeys started per second (open), or connections kept busy (closed). */
export const stepUnitSchema = z.enum(['journeys', 'connections']);
export type StepUnit = z.infer<typeof stepUnitSchema>;

/** How long each plateau lasts and how it begins; seconds. */
export const plateauRuleSchema = z.object({
  /** Samples after which its p95 may be told. */
  samples: z.int().min(1),
  atLeastS: z.number().positive(),
  atMostS: z.number().positive(),
  warmUpS: z.number().min(0),
  /** New users a second at its start, where signing in is dearer than a journey; null: as arrivals ask for them. */
  usersPerSecond: z.number().positive().nullable(),
  /** Pause between requests in place of the scenario's own; null: its own. */
  thinkTime: z.object({ minS: z.number(), maxS: z.number() }).nullable(),
});
export type PlateauRule = z.infer<typeof plateauRuleSchema>;

/** What a capacity campaign was asked for. Levels are in the unit of its steps. */
export const ladderOrderSchema = z.object({
  mode: z.enum(['search', 'ladder']),
  unit: stepUnitSchema,
  targets: z.array(targetSchema).min(1),
  /** First level of a search. */
  from: z.number().positive(),
  /** Highest level ever tried; null for none. */
  upTo: z.number().positive().nullable(),
  /** Every level of a ladder, in order, the way down included; empty for a search. */
  levels: z.array(z.number().positive()),
  /** A search ends when first fail and last pass are this close, as a share. */
  precision: z.number().positive(),
  plateau: plateauRuleSchema,
  budgetS: z.number().positive(),
  replicas: z.int().min(1),
  /** Of the scenario as configured: a ladder is only continued with the same one. */
  scenarioHash: z.string(),
  /** The campaign whose plateaus this one began with. */
  continues: z.string().nullable(),
});
export type LadderOrder = z.infer<typeof ladderOrderSchema>;
