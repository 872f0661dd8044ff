import { fieldOf } from './fields.ts';

/** Something in a load profile, by its path, and what it is to be. */
export interface Change {
  readonly path: readonly string[];
  readonly to: unknown;
}

const withUsers: readonly unknown[] = ['load', 'stress', 'spike', 'soak'];

/** Where each profile keeps the length of its hold; steps have one each. */
const holds: Readonly<Record<string, string>> = {
  smoke: 'hold',
  load: 'hold',
  stress: 'hold',
  spike: 'hold',
  soak: 'hold',
  rate: 'hold',
  breakpoint: 'over',
};

/** What makes `users` the most users of a profile as written: steps are scaled. Null where a profile has no users to say. */
export function usersChanges(load: unknown, users: number): Change[] | null {
  const profile = fieldOf(load, 'profile');
  if (withUsers.includes(profile)) return [{ path: ['users'], to: users }];
  const levels = stepsOf(load).map((step) => fieldOf(step, 'users'));
  const most = Math.max(0, ...levels.filter((level) => typeof level === 'number'));
  if (profile !== 'steps' || most === 0) return null;
  return levels.flatMap((level, index) =>
    typeof level === 'number' ? [{ path: ['steps', String(index), 'users'], to: Math.round((level * users) / most) }] : [],
  );
}

/** What makes the hold of a profile as written last so long: of steps the last one at the highest level that is held. Null where there is none. */
export function durationChanges(load: unknown, duration: string | number): Change[] | null {
  const profile = fieldOf(load, 'profile');
  const field = typeof profile === 'string' ? fieldOf(holds, profile) : undefined;
  if (typeof field === 'string') return [{ path: [field], to: duration }];
  if (profile !== 'steps') return null;
  const heights = stepsOf(load).map(heightOf);
  const hold = heights.lastIndexOf(Math.max(...heights));
  return hold < 0 || heights[hold] === -1 ? null : [{ path: ['steps', String(hold), 'hold'], to: duration }];
}

/** How high the load of a step is; -1 for one that is not held. */
function heightOf(step: unknown): number {
  const level = fieldOf(step, 'users') ?? fieldOf(step, 'rate');
  if (fieldOf(step, 'hold') === undefined) return -1;
  return typeof level === 'number' ? level : 0;
}

function stepsOf(load: unknown): readonly unknown[] {
  const steps = fieldOf(load, 'steps');
  return Array.isArray(steps) ? steps : [];
}
