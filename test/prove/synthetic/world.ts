import { type Scatter, scatters } from './variates.ts';

/** What happens while a gate is measured, besides chance: nothing; the level wanders one way; at some moment the machine is another one. */
export const disturbances = ['none', 'drift', 'machine'] as const;

/** A place in which sessions are measured: a cell of the grid. */
export interface World {
  /** First-order correlation, from one session or block to the next and from second to second within. */
  readonly correlation: number;
  /** Standard deviation of a session's level, on the log scale. */
  readonly spread: number;
  readonly scatter: Scatter;
  readonly disturbance: (typeof disturbances)[number];
  /** What is a side's own lasts from block to block, as it may where targets are not started afresh. */
  readonly lasting?: boolean;
  /** Share of requests that fail on either side. */
  readonly errorRate: number;
}

export const correlations: readonly number[] = [0, 0.5, 0.9];
export const spreads: readonly number[] = [0.005, 0.01, 0.02, 0.05, 0.1, 0.15];
const errorRates: readonly number[] = [0, 0.001, 0.02];

/** The whole grid: 162 cells, error rates taking turns. */
export const worlds: readonly World[] = correlations.flatMap((correlation, row) =>
  spreads.flatMap((spread, column) =>
    scatters.flatMap((scatter, layer) =>
      disturbances.map((disturbance, place) => ({
        correlation,
        spread,
        scatter,
        disturbance,
        errorRate: errorRates[(row + column + layer + place) % errorRates.length] ?? 0,
      })),
    ),
  ),
);

/** The world of a gate: every cell once before any comes again. 65 and 162 have no common factor, so neighbours are unlike. */
export function worldOf(index: number): World {
  const world = worlds[(index * 65) % worlds.length];
  if (!world) throw new RangeError(`there is no world ${index}`);
  return world;
}

/** What is truly different about head. */
export interface Truth {
  /** Relative shift of every latency. */
  readonly shift: number;
  /** Relative shift of what lies above the 90th percentile alone. */
  readonly tail: number;
}
export const noChange: Truth = { shift: 0, tail: 0 };
