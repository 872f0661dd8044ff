import { z } from 'zod';
import { environmentSchema } from './environment.ts';
import { scenarioSchema, targetInputSchema } from './scenario.ts';

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
      .strictObject({ family: z.array(z.string()).min(1), delta: z.number().positive() })
      .default({ family: ['p95', 'errorRate'], delta: 0.03 }),
  })
  .superRefine((configuration, context) => {
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
