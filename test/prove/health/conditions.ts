import type { LoadProfile } from '../../../engine/model/scenario.ts';
import { hogs, lastInLine, oneCore, pauses, type Starve, together } from './starve.ts';

/** A state of the generator, and what must be said of a run in it: null where that is what the trials are to find out. */
export interface Condition {
  readonly name: string;
  readonly must: 'valid' | 'invalid' | null;
  readonly load: LoadProfile;
  readonly starve: Starve | null;
  /** Load of the run it is held against; the same when not given. */
  readonly fed?: LoadProfile;
}

const warmUp = 3;
const hold = 8;
const closed: LoadProfile = { profile: 'load', users: 30, ramp: 0, hold, warmUp };
/** Ten journeys a second of about a second each. */
const open = (maxUsers: number): LoadProfile => ({ profile: 'rate', rate: 10, hold, warmUp, maxUsers });

const starved = (name: string, starve: Starve, must: Condition['must'] = null): Condition => ({ name, must, load: closed, starve });

export const conditions: readonly Condition[] = [
  { name: 'idle machine', must: 'valid', load: closed, starve: null },
  starved('stopped 5 ms of 100', pauses(5, 100)),
  starved('stopped 10 ms of 100', pauses(10, 100)),
  starved('stopped 20 ms of 100', pauses(20, 100)),
  starved('stopped 40 ms of 100', pauses(40, 100)),
  starved('stopped 60 ms of 100', pauses(60, 100), 'invalid'),
  starved('stopped 80 ms of 100', pauses(80, 100), 'invalid'),
  starved('stopped 30 ms of 1,000', pauses(30, 1000)),
  starved('stopped 100 ms of 1,000', pauses(100, 1000), 'invalid'),
  starved('a busy neighbour', hogs(1)),
  starved('a busy neighbour on each of two cores', hogs(2)),
  starved('last in line behind a neighbour on each of two cores', together(lastInLine, hogs(2))),
  starved('one core, shared with two neighbours', together(oneCore, hogs(2, true))),
  { name: 'open arrivals, users enough', must: 'valid', load: open(100), starve: null },
  { name: 'open arrivals, too few users', must: 'invalid', load: open(4), fed: open(100), starve: null },
];
