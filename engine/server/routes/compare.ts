import { compareTwo } from '../../run/compare-two.ts';
import type { Handlers } from '../call.ts';
import type { ServerContext } from '../context.ts';

/** Two runs side by side, by any names the store resolves. */
export const compareHandlers = ({ opened }: ServerContext) =>
  ({ compare: async ({ query: { base, head } }) => await compareTwo(opened().store, base, head) }) satisfies Partial<Handlers>;
