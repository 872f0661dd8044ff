import { runPlan } from '../../campaign/plan/plan.ts';
import type { Handlers } from '../call.ts';
import type { ServerContext } from '../context.ts';

/** Demand, cost, roadmap and checklist, from what is stored. */
export const planHandlers = ({ opened, now }: ServerContext) =>
  ({
    plan: async ({ query: { environment, capacity } }) => {
      const { folder, store } = opened();
      const reproduce = ['headroom plan', environment && `--env ${environment}`, capacity && `--capacity ${capacity}`]
        .filter(Boolean)
        .join(' ');
      return { plan: await runPlan({ folder, environment, capacity, today: now().toISOString().slice(0, 10), reproduce }, store) };
    },
  }) satisfies Partial<Handlers>;
