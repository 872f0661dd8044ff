import { z } from 'zod';
import { durationSchema } from './duration.ts';
import { endpointSchema } from './endpoint.ts';
import { budgetTargets, pageSchema, usualPageSeconds } from './page.ts';
import { scenarioProblems } from './scenario-problems.ts';
import { socketSchema } from './socket.ts';

const users = z.int().min(1);
const stepSchema = z.strictObject({
  /** Closed users (connections, of an endpoint or a socket), or `rate`: journeys started per second, open. */
  users: z.number().min(0).optional(),
  rate: z.number().min(0).optional(),
  /** Time taken to get there from the step before, then the time it is kept. */
  ramp: durationSchema.default(0),
  hold: durationSchema.default(0),
  /** Seconds of the plateau, from its start, that are not judged. */
  warmUp: durationSchema.default(0),
});
export type ProfileStep = z.infer<typeof stepSchema>;

/** How load grows and stays. Each named profile is a shape with defaults; `steps` says it all by hand. */
export const loadProfileSchema = z.discriminatedUnion('profile', [
  z.strictObject({ profile: z.literal('smoke'), hold: durationSchema.default(30) }),
  z.strictObject({
    profile: z.literal('load'),
    users,
    ramp: durationSchema.default(120),
    hold: durationSchema.default(300),
    warmUp: durationSchema.default(30),
  }),
  z.strictObject({
    profile: z.literal('stress'),
    users,
    steps: z.int().min(2).default(5),
    ramp: durationSchema.default(15),
    hold: durationSchema.default(60),
  }),
  z.strictObject({
    profile: z.literal('spike'),
    users,
    base: users.default(10),
    before: durationSchema.default(60),
    ramp: durationSchema.default(5),
    hold: durationSchema.default(60),
    after: durationSchema.default(60),
  }),
  z.strictObject({
    profile: z.literal('soak'),
    users,
    ramp: durationSchema.default(300),
    hold: durationSchema.default(14_400),
    warmUp: durationSchema.default(60),
  }),
  z.strictObject({
    profile: z.literal('breakpoint'),
    fromRate: z.number().positive().default(1),
    toRate: z.number().positive(),
    over: durationSchema.default(600),
    maxUsers: users.default(1000),
  }),
  z.strictObject({
    profile: z.literal('rate'),
    rate: z.number().positive(),
    hold: durationSchema.default(300),
    warmUp: durationSchema.default(30),
    maxUsers: users.default(1000),
  }),
  z.strictObject({ profile: z.literal('steps'), steps: z.array(stepSchema).min(1), maxUsers: users.default(1000) }),
]);
export type LoadProfile = z.infer<typeof loadProfileSchema>;

/** A pause as people write it: one length, or a range that is drawn from evenly. Seconds. */
export const thinkTimeSchema = z.union([
  z
    .union([z.string(), z.number()])
    .pipe(durationSchema)
    .transform((seconds) => ({ minS: seconds, maxS: seconds })),
  z.strictObject({ min: durationSchema, max: durationSchema }).transform(({ min, max }) => ({ minS: min, maxS: max })),
]);

/** A journey's part in a mix: a share of the users by weight, or a fixed number of users beside them. */
export const mixEntrySchema = z.strictObject({
  /** Path from the project folder: `scenarios/rest/orders.ts`. */
  journey: z.string().min(1),
  /** Name in results; the file's name without its suffix when not given. */
  name: z.string().optional(),
  weight: z.number().positive().default(1),
  users: z.int().min(1).optional(),
  /** Pause between requests. */
  thinkTime: thinkTimeSchema.optional(),
  /** Least time from one start of the journey to the next. */
  pacing: durationSchema.optional(),
});

/** Rows fed to users: CSV or JSON file, or the demo's seeded accounts. */
export const dataSchema = z.strictObject({
  file: z.string().min(1),
  /** `unique`: each row once · `perUser`: one row a user for life · `cycle`: in turn, again and again · `random`: seeded draws. */
  pick: z.enum(['unique', 'perUser', 'cycle', 'random']).default('perUser'),
  /** What happens when rows run out: stop the run, stop that user, or begin again. */
  whenEmpty: z.enum(['stopRun', 'stopUser', 'startOver']).default('stopRun'),
});

/** A target as people write it: `'p95 < 300 ms'`, or with what it holds for. */
export const targetInputSchema = z.union([
  z
    .string()
    .min(1)
    .transform((target) => ({ target, abort: false })),
  z.strictObject({
    target: z.string().min(1),
    at: z
      .union([
        z.strictObject({ users: z.number().positive() }),
        z
          .strictObject({ connections: z.number().positive() })
          .transform(({ connections }) => ({ users: connections, of: 'connections' as const })),
      ])
      .optional(),
    endpoint: z.string().optional(),
    transaction: z.string().optional(),
    journey: z.string().optional(),
    tags: z.record(z.string(), z.string()).optional(),
    abort: z.boolean().default(false),
  }),
]);
export type TargetInput = z.infer<typeof targetInputSchema>;

/**
 * What a run executes: journeys by k6, or one endpoint by autocannon, or one socket by ws, or one page in a browser. Users of the load are connections with an endpoint
 * or a socket. A page has no load beside its visits, which one user makes one after the other; its budgets become targets.
 */
export const scenarioSchema = z
  .strictObject({
    journeys: z.array(mixEntrySchema).default([]),
    endpoint: endpointSchema.optional(),
    socket: socketSchema.optional(),
    page: pageSchema.optional(),
    load: loadProfileSchema.optional(),
    thinkTime: thinkTimeSchema.optional(),
    pacing: durationSchema.optional(),
    /** Pools by name; a journey asks for a pool by that name. */
    data: z.record(z.string(), dataSchema).default({}),
    seed: z.int().default(1),
    /** Length of the open-arrival step after the hold; 0 leaves it out. Not given: only with a target that names users. */
    secondOpinion: durationSchema.optional(),
    targets: z.array(targetInputSchema).optional(),
  })
  .superRefine((scenario, context) => {
    for (const { path, message } of scenarioProblems(scenario)) context.addIssue({ code: 'custom', path, message });
  })
  .transform(({ page, load, targets, ...scenario }) => {
    const judged = targets === undefined ? {} : { targets };
    if (page === undefined) return { ...scenario, load: load ?? unplanned, ...judged };
    const budgets = budgetTargets(page).map((target) => ({ target, abort: false }));
    const { budgets: _targets, ...visited } = page;
    return {
      ...scenario,
      page: visited,
      load: { profile: 'smoke' as const, hold: usualPageSeconds(page) },
      ...(targets === undefined && budgets.length === 0 ? {} : { targets: [...(targets ?? []), ...budgets] }),
    };
  });

/** The problems of a scenario say that its load is missing. */
const unplanned: LoadProfile = { profile: 'smoke', hold: 0 };

interface PageOf {
  readonly page?: Omit<z.infer<typeof pageSchema>, 'budgets'> | undefined;
  readonly targets?: TargetInput[] | undefined;
}
export type Scenario = Omit<z.infer<typeof scenarioSchema>, keyof PageOf> & PageOf;

/** What a scenario is made of. */
export type ScenarioKind = 'journeys' | 'endpoint' | 'socket' | 'page';

/** What a scenario is made of; its schema lets it be one thing. */
export function scenarioKind({ endpoint, socket, page }: Pick<Scenario, 'endpoint' | 'socket' | 'page'>): ScenarioKind {
  return endpoint ? 'endpoint' : socket ? 'socket' : page ? 'page' : 'journeys';
}
export type ScenarioInput = z.input<typeof scenarioSchema>;
