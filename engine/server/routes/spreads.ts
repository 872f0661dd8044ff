import { spreadsOf } from '../../compare/spreads.ts';
import type { Handlers } from '../call.ts';
import type { ServerContext } from '../context.ts';

/** How the observations of two sealed runs are spread, by any names the store resolves. */
export const spreadsHandlers = (context: ServerContext) =>
  ({
    spreads: async ({ query: { base, head } }) => {
      const { store } = context.opened();
      const [before, after] = await Promise.all(
        [base, head].map(async (name) => await store.loadMeasurement(await store.resolveRun(name))),
      );
      return { spreads: before === undefined || after === undefined ? [] : spreadsOf(before, after) };
    },
  }) satisfies Partial<Handlers>;
