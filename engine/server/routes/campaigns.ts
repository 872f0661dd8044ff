import type { Handlers } from '../call.ts';
import type { ReadingContext } from '../listing/lists.ts';

/** Gates, schedules and capacities. */
export const campaignsHandlers = ({ opened, lists }: ReadingContext) =>
  ({
    campaigns: async () => ({ campaigns: await lists.campaigns(opened().store) }),
    campaign: async ({ path }) => (await opened().store.campaigns.load(path.campaign)).report,
  }) satisfies Partial<Handlers>;
