import type { Random } from '../../../engine/stats/random.ts';
import { correlated } from './variates.ts';
import type { World } from './world.ts';

/** A drift takes the level this many spreads one way over a whole gate. */
const driftSpreads = 2;
/** Another machine is up to this much faster or slower, on the log scale. */
const machineStep = 0.3;

/** The level of the place where sessions are measured, one after the other: whatever is measured at one moment shares it. */
export function levelsOf({ correlation, spread, scatter, disturbance }: World, random: Random, sessions: number): () => Moment {
  const next = correlated(random, scatter, correlation);
  const direction = random() < 0.5 ? -1 : 1;
  const change = Math.floor(random() * sessions);
  const step = machineStep * (2 * random() - 1);
  let at = 0;
  return () => {
    const drift = disturbance === 'drift' ? (direction * driftSpreads * spread * at) / Math.max(1, sessions - 1) : 0;
    const machine = disturbance === 'machine' && at >= change ? step : 0;
    at++;
    return { level: spread * next() + drift + machine, machine };
  };
}

export interface Moment {
  /** On the log scale. */
  readonly level: number;
  /** The part of it that is the machine's: a control workload sees this too. */
  readonly machine: number;
}
