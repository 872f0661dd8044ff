import type { Handlers } from '../call.ts';
import type { ServerContext } from '../context.ts';
import { estimateOf } from '../jobs/estimate.ts';
import { wantedRun } from '../jobs/made-of.ts';
import { composeOne } from '../jobs/makers.ts';

/** What is started, watched and stopped. */
export const jobHandlers = ({ opened, jobs, events }: ServerContext) =>
  ({
    estimate: async ({ body }) => estimateOf(await composeOne(wantedRun(opened().folder, body))),
    jobs: () => ({ jobs: [...jobs.list()] }),
    startJob: async ({ body }) => await jobs.start(body),
    job: ({ path }) => jobs.find(path.job),
    stopJob: ({ path }) => jobs.stop(path.job),
    events:
      ({ lastEventId }) =>
      (response) =>
        events.join(response, lastEventId),
  }) satisfies Partial<Handlers>;
