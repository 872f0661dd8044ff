import { planDuet } from '../../../engine/compare/duet/plan.ts';
import { blockSeries, type DuetBlock } from '../../../engine/compare/duet/series.ts';
import { createRandom } from '../../../engine/stats/random.ts';
import { blockMeasurementOf } from '../recorded/measurement.ts';
import { blockS, blocksOf, judgedS } from '../synthetic/duet.ts';
import { playDuet } from '../synthetic/play-duet.ts';
import { requestsOf } from '../synthetic/requests.ts';
import { noChange, type Truth, type World } from '../synthetic/world.ts';
import type { RacedBlock, RacedGate } from './arena.ts';

const budgetS = 300;

/** A parallel duet of requests. The other rules see all the blocks of the budget; ours those that it asked for. */
export function racedDuet(world: World, truth: Truth, seed: number): RacedGate {
  const random = createRandom(seed);
  const plan = planDuet(budgetS, blockS);
  const next = blocksOf(world, 'duet', plan, random);
  const all: RacedBlock[] = Array.from({ length: plan.detection + plan.confirmation }, () => {
    const { base, head, first } = next();
    return { base: requestsOf(base, noChange, random), head: requestsOf(head, truth, random), first };
  });
  let at = 0;
  const measure = (phase: DuetBlock['phase'], round: number): DuetBlock[] => {
    const block = all[at++];
    if (!block) throw new RangeError('the plan has no further block');
    const measured = blockMeasurementOf(block, judgedS);
    return [{ run: `b${at}`, round, phase, first: block.first, base: blockSeries(measured, 'base'), head: blockSeries(measured, 'head') }];
  };
  const { comparison } = playDuet({ mode: 'duet', plan, measure });
  return { ours: comparison, sessions: { base: all.map(({ base }) => base), head: all.map(({ head }) => head) } };
}
