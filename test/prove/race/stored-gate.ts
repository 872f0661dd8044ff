import { sideSeconds } from '../synthetic/block.ts';
import { requestsOf } from '../synthetic/requests.ts';
import { seconds, syntheticStored, withinShare } from '../synthetic/stored.ts';
import type { Truth, World } from '../synthetic/world.ts';
import type { RacedGate } from './arena.ts';

/** Enough for every percentile that is compared. */
const perSecond = 60;

/** Stored sessions of requests, and the candidate's. */
export function racedStored(world: World, truth: Truth, baselines: number, seed: number): RacedGate {
  const { comparison, sessions } = syntheticStored({
    world,
    truth,
    baselines,
    seed,
    named: true,
    record: (of, level, moved, random) =>
      requestsOf(sideSeconds(of, random, level, withinShare * of.spread, seconds, undefined, perSecond), moved, random),
  });
  return { ours: comparison, sessions };
}
