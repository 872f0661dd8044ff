import type { Handlers } from '../call.ts';
import type { ReadingContext } from '../listing/lists.ts';
import { runPage } from '../listing/run-page.ts';

/** The list of runs. */
export const runsHandlers = ({ opened, lists }: ReadingContext) =>
  ({
    runs: async ({ query }) => {
      const { store } = opened();
      return await runPage(store, await lists.index(store), lists.rows, query);
    },
  }) satisfies Partial<Handlers>;
