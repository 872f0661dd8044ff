import type { DataPool } from '../../engine/model/journey-context.ts';

/** Who asks a pool for a row, and when. */
export interface Draw {
  /** Number of the user, from 1. */
  readonly user: number;
  /** Number of this start of the journey in its scenario, from 0. */
  readonly iteration: number;
  /** Which of the scenarios of the run asks, from 0, and how many there are. */
  readonly scenario: number;
  readonly scenarios: number;
  /** From 0 to 1, seeded. */
  readonly random: number;
}

/**
 * Index of the row a draw gets, or null when the pool has run out. `unique` gives every scenario of the run rows of its own (each
 * n-th one), because they cannot see each other's draws: no row is used twice, and one journey alone uses them all.
 */
export function rowIndex(pool: Pick<DataPool, 'pick' | 'whenEmpty'>, length: number, draw: Draw): number | null {
  if (length === 0) return null;
  const wanted = wantedIndex(pool.pick, length, draw);
  if (wanted < length) return wanted;
  return pool.whenEmpty === 'startOver' ? wanted % length : null;
}

function wantedIndex(pick: DataPool['pick'], length: number, draw: Draw): number {
  switch (pick) {
    case 'unique':
      return draw.iteration * draw.scenarios + draw.scenario;
    case 'perUser':
      return draw.user - 1;
    case 'cycle':
      return draw.iteration % length;
    case 'random':
      return Math.floor(draw.random * length);
  }
}
