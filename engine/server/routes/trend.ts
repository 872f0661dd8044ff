import { metricTrend } from '../../run/trend.ts';
import type { Handlers } from '../call.ts';
import type { ReadingContext } from '../listing/lists.ts';

/** The history of one metric. */
export const trendHandlers = ({ opened, lists }: ReadingContext) =>
  ({
    trend: async ({ query: { metric, scenario, environment } }) => {
      const { store } = opened();
      const trend = await metricTrend(
        store,
        { metric, scenario, environment },
        async (run, of, read) => await lists.trend(`${store.projectFolder} ${run}`, of, read),
      );
      const { points, levels, changes, otherKeys, ...rest } = trend;
      return {
        ...rest,
        points: [...points],
        levels: [...levels],
        changes: [...changes],
        otherKeys: { sessions: otherKeys.sessions, keys: [...otherKeys.keys] },
      };
    },
  }) satisfies Partial<Handlers>;
