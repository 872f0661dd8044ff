import { z } from 'zod';
import { durationSchema } from './duration.ts';
import { environmentSchema } from './environment.ts';
import { planSettingsSchema } from './plan-settings.ts';
import { planningPolicySchema } from './planning.ts';
import { pricesSchema } from './prices.ts';
import { scalingPolicySchema } from './scaling-policy.ts';
import { scenarioSchema, targetInputSchema, thinkTimeSchema } from './scenario.ts';

const byName = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string().regex(/^[a-z][a-zA-Z0-9-]*$/, 'names are letters, digits and dashes'), value);

/** `headroom.config.ts`: everything Headroom is told about a project. */
export const configurationSchema = z
  .strictObject({
    environments: byName(environmentSchema),
    scenarios: byName(scenarioSchema),
    /** Judged in every scenario that has no targets of its own. */
    targets: z.array(targetInputSchema).default([]),
    defaults: z.strictObject({ environment: z.string().optional(), scenario: z.string().optional() }).default({}),
    /** Own rules for endpoint names, before the built-in ones. */
    templating: z.array(z.strictObject({ match: z.string().min(1), replace: z.string() })).default([]),
    /** What the regression gate judges first; at most three keep their power. */
    gate: z
      .strictObject({
        family: z.array(z.string()).min(1).default(['p95', 'errorRate']),
        /** Least relative shift worth catching, and that of a rate in fractions. */
        delta: z.number().positive().default(0.03),
        rateDelta: z.number().positive().default(0.001),
        /** What `gate` loads when no scenario is named; the default scenario when not given. */
        scenario: z.string().optional(),
        /** One block of a duet: seconds judged, and those cut from its start before. */
        block: z.strictObject({ load: durationSchema.default(8), warmUp: durationSchema.default(2) }).default({ load: 8, warmUp: 2 }),
        /** Most time a gate may take. */
        budget: durationSchema.default(300),
      })
      .prefault({}),
    /** How `capacity` climbs, and what its result is planned by. */
    capacity: z
      .strictObject({
        /** What is loaded when no scenario is named; the default scenario when not given. */
        scenario: z.string().optional(),
        /** Each plateau lasts until its p95 has this many samples, at least and at most these seconds, after those cut from its start. */
        plateau: z
          .strictObject({
            samples: z.int().min(59).default(590),
            atLeast: durationSchema.default(60),
            atMost: durationSchema.default(180),
            warmUp: durationSchema.default(10),
            /** New users a second at its start, where signing in is dearer than a journey; as arrivals ask for them when not given. */
            usersPerSecond: z.number().positive().optional(),
            /**
             * Pause between requests in place of the scenario's own. Open arrivals offer the same load however long users think, and a plateau settles as soon
             * as a journey takes; users are still counted by the scenario's own think time. Sockets and sign-ins are not told apart by it.
             */
            thinkTime: thinkTimeSchema.optional(),
          })
          .prefault({}),
        /** Journeys per second (connections, for a driver of one endpoint) of the first plateau, and the most that is ever tried. */
        from: z.number().positive().optional(),
        upTo: z.number().positive().optional(),
        /** The search ends when first fail and last pass are this close, as a share. */
        precision: z.number().positive().lt(1).default(0.05),
        budget: durationSchema.default(1800),
        policy: planningPolicySchema.prefault({}),
      })
      .prefault({}),
    /** What things cost, and on which day they did: a file such as `prices.json`, or written here. */
    costs: z.union([z.string().min(1), pricesSchema]).optional(),
    /** What an investment brings, the roadmap and the go-live checklist. */
    plan: planSettingsSchema.prefault({}),
    /** Scaling policies that `autoscale <name>` simulates. */
    autoscale: byName(scalingPolicySchema).default({}),
    /** Campaigns of several sessions that `run <name>` makes: `monthly: { scenario: 'load' }`. */
    schedules: byName(
      z.strictObject({ scenario: z.string().min(1), environment: z.string().optional(), sessions: z.int().min(1).max(20).default(3) }),
    ).default({}),
  })
  .superRefine((configuration, context) => {
    for (const [name, { scenario, environment }] of Object.entries(configuration.schedules)) {
      const wrong = (path: string[], message: string) => context.addIssue({ code: 'custom', path: ['schedules', name, ...path], message });
      if (name in configuration.scenarios) wrong([], 'a scenario has this name too: names of scenarios and schedules must differ');
      if (!(scenario in configuration.scenarios)) wrong(['scenario'], `there is no scenario named ${scenario}`);
      if (environment !== undefined && !(environment in configuration.environments))
        wrong(['environment'], `there is no environment named ${environment}`);
    }
    for (const verb of ['gate', 'capacity'] as const) {
      const { scenario } = configuration[verb];
      if (scenario !== undefined && !(scenario in configuration.scenarios))
        context.addIssue({ code: 'custom', path: [verb, 'scenario'], message: `there is no scenario named ${scenario}` });
    }
    const { plan } = configuration;
    const sources = [
      [['plan'], plan] as const,
      ...plan.phases.map((phase, index) => [['plan', 'phases', index], phase] as const),
      ...Object.entries(plan.checklist.lines).map(([line, settings]) => [['plan', 'checklist', 'lines', line], settings] as const),
    ];
    for (const [path, { environment, scenario }] of sources) {
      const wrong = (key: string, message: string) => context.addIssue({ code: 'custom', path: [...path, key], message });
      if (environment !== undefined && !(environment in configuration.environments))
        wrong('environment', `there is no environment named ${environment}`);
      if (scenario !== undefined && !(scenario in configuration.scenarios)) wrong('scenario', `there is no scenario named ${scenario}`);
    }
    for (const [kind, names] of [
      ['environment', configuration.environments],
      ['scenario', configuration.scenarios],
    ] as const) {
      const chosen = configuration.defaults[kind];
      if (chosen !== undefined && !(chosen in names))
        context.addIssue({ code: 'custom', path: ['defaults', kind], message: `there is no ${kind} named ${chosen}` });
    }
  });
export type Configuration = z.infer<typeof configurationSchema>;
export type ConfigurationInput = z.input<typeof configurationSchema>;
