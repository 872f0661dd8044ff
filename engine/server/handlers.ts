import type { Handlers } from './call.ts';
import type { ServerContext } from './context.ts';
import { createLists } from './listing/lists.ts';
import { autoscaleHandlers } from './routes/autoscale.ts';
import { baselinesHandlers } from './routes/baselines.ts';
import { campaignsHandlers } from './routes/campaigns.ts';
import { capacityHandlers } from './routes/capacity.ts';
import { compareHandlers } from './routes/compare.ts';
import { jobHandlers } from './routes/jobs.ts';
import { openapiHandlers } from './routes/openapi.ts';
import { planHandlers } from './routes/plan.ts';
import { projectHandlers } from './routes/project.ts';
import { runHandlers } from './routes/run.ts';
import { runsHandlers } from './routes/runs.ts';
import { spreadsHandlers } from './routes/spreads.ts';
import { trendHandlers } from './routes/trend.ts';

/** Every handler, from the files of `routes/`. */
export function handlersOf(context: ServerContext): Handlers {
  const reading = { ...context, lists: createLists() };
  return {
    ...projectHandlers(context),
    ...jobHandlers(context),
    ...openapiHandlers(),
    ...runsHandlers(reading),
    ...runHandlers(reading),
    ...compareHandlers(context),
    ...spreadsHandlers(context),
    ...trendHandlers(reading),
    ...baselinesHandlers(reading),
    ...campaignsHandlers(reading),
    ...capacityHandlers(context),
    ...autoscaleHandlers(context),
    ...planHandlers(context),
  };
}
