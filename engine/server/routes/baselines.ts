import { approveRun, retireBaseline } from '../../run/baselines.ts';
import type { Handlers } from '../call.ts';
import { baselineCandidates } from '../listing/candidates.ts';
import type { ReadingContext } from '../listing/lists.ts';

/** Approved sessions: seen, approved, retired. */
export const baselinesHandlers = ({ opened, told, now, lists }: ReadingContext) =>
  ({
    baselines: async () => {
      const { store } = opened();
      const [entries, runs] = await Promise.all([store.baselines.list(), lists.index(store)]);
      return {
        baselines: entries.map(({ baseline, retirement }) => ({ baseline, retirement })),
        candidates: await baselineCandidates(store, runs, lists.rows),
      };
    },
    approveBaseline: async ({ body: { run, why, by, pin } }) => {
      const { baseline } = await approveRun(opened().store, run, { why, by, pin, at: now() });
      told('baselines');
      return { baseline, retirement: null };
    },
    retireBaseline: async ({ path, body: { why, by } }) => {
      const { baseline, retirement } = await retireBaseline(opened().store, path.run, { why, by, at: now() });
      told('baselines');
      return { baseline, retirement };
    },
  }) satisfies Partial<Handlers>;
