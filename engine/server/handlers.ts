import type { Handlers } from './call.ts';
import type { ServerContext } from './context.ts';
import { jobHandlers } from './routes/jobs.ts';
import { openapiHandlers } from './routes/openapi.ts';
import { projectHandlers } from './routes/project.ts';
import { spreadsHandlers } from './routes/spreads.ts';

/** Every handler, from the files of `routes/`. */
export const handlersOf = (context: ServerContext): Handlers => ({
  ...projectHandlers(context),
  ...jobHandlers(context),
  ...openapiHandlers(),
  ...spreadsHandlers(context),
});
