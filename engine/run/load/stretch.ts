import type { LoadStep } from '../../model/load.ts';

/** A load step before it has its place on the clock. */
export interface Stretch {
  readonly kind: LoadStep['kind'];
  readonly role: LoadStep['role'];
  readonly durationS: number;
  /** Closed users or journeys per second at its end; a second opinion has neither, its rate is measured in the hold. */
  readonly users: number | null;
  readonly arrivalRate: number | null;
}

export const ramp = (durationS: number, load: Pick<Stretch, 'users' | 'arrivalRate'>): Stretch => ({
  kind: 'ramp',
  role: 'ramp',
  durationS,
  ...load,
});

export const plateau = (role: LoadStep['role'], durationS: number, load: Pick<Stretch, 'users' | 'arrivalRate'>): Stretch => ({
  kind: 'plateau',
  role,
  durationS,
  ...load,
});

export const closed = (users: number) => ({ users, arrivalRate: null });
export const open = (arrivalRate: number) => ({ users: null, arrivalRate });

/** Puts stretches one after the other. Those without length are jumps and leave no step. */
export function stepsOf(stretches: readonly Stretch[]): LoadStep[] {
  const steps: LoadStep[] = [];
  let fromS = 0;
  for (const { durationS, kind, role, users, arrivalRate } of stretches) {
    if (durationS <= 0) continue;
    steps.push({ index: steps.length, kind, role, fromS, toS: fromS + durationS, users, arrivalRate });
    fromS += durationS;
  }
  return steps;
}
