import { HeadroomError } from '../../../model/error.ts';
import type { LoadStep } from '../../../model/load.ts';

/** The load steps are numbers of connections, one after the other. Throws CONFIG_INVALID. */
export function assertConnectionSteps(steps: readonly LoadStep[], durationS: number): void {
  const wrong =
    steps.length === 0 || !(durationS > 0)
      ? 'The load lasts no time at all.'
      : steps.some(({ users }) => users === null)
        ? 'A step of the load names no number of connections.'
        : null;
  if (wrong !== null) throw new HeadroomError('CONFIG_INVALID', wrong, 'Give the load as users: they are connections here.');
}

/** The most connections of a plan. */
export const peakOf = (steps: readonly LoadStep[]): number => Math.max(0, ...steps.map(({ users }) => users ?? 0));
