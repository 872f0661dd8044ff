import type { Handlers } from '../call.ts';
import type { ServerContext } from '../context.ts';
import { openFolder } from '../project/open-folder.ts';
import { projectOf } from '../project/project.ts';
import { Refusal } from '../refusal.ts';

/** What is open, and what this machine can do. */
export const projectHandlers = (context: ServerContext) =>
  ({
    project: async () => await projectOf(context.opened()),
    openFolder: async ({ body }) => {
      if (context.jobs.busy())
        throw new Refusal(409, 'JOB_RUNNING', 'A job is going on.', 'Another folder can be opened once it has ended, or was stopped.');
      context.open(await openFolder(context.home, body.folder));
      context.told('project');
      return await projectOf(context.opened());
    },
    doctor: async () => ({ checks: [...(await context.doctor(context.home.folder))] }),
  }) satisfies Partial<Handlers>;
