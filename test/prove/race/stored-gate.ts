import { sideSeconds } from '../synthetic/block.ts';
import { requestsOf } from '../synthetic/requests.ts';
import { syntheticStored } from '../synthetic/stored.ts';
import type { Truth, World } from '../synthetic/world.ts';
import type { RacedGate } from './arena.ts';

const seconds = 60;
/** Of what sessions scatter, what is left within one of them. */
const withinShare = 0.3;

/** Stored sessions of requests, and the candidate's. */
export function racedStored(world: World, truth: Truth, baselines: number, seed: number): RacedGate {
  const { comparison, sessions } = syntheticStored({
    world,
    truth,
    baselines,
    seed,
    named: true,
    record: (level, of, random) => requestsOf(sideSeconds(world, random, level, withinShare * world.spread, seconds), of, random),
  });
  return { ours: comparison, sessions };
}
