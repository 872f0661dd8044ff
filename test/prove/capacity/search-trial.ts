import path from 'node:path';
import type { CapacityReport } from '../../../engine/model/capacity.ts';
import { createRandom } from '../../../engine/stats/random.ts';
import type { TrialContext } from '../part.ts';
import { demoCapacity } from './demo-capacity.ts';
import { target } from './demo-settings.ts';
import { campaignOf, type SearchOutcome } from './search-outcome.ts';

export const searchBudgetS = 180;
/** A whole ladder, well below and well beyond, up and down again; its steps are least where the capacity is to be expected. */
const rungs = [0.12, 0.2, 0.3, 0.4, 0.5, 0.57, 0.7, 0.8, 0.87, 0.93, 0.99, 1.06, 1.14, 1.25, 1.4];
/** The ladder is moved by up to so much, so that its rungs are not the search's own plateaus. */
const shift = 0.05;
const ladderBudgetS = 1200;

/** A search, and then a ladder that climbs every rung whatever the search had found at them. */
export async function searchTrial({ index, seed, cache, signal, say }: TrialContext): Promise<SearchOutcome> {
  const shared = { folder: path.join(cache(), String(index)), signal, say };
  const search = await undisturbed(() => demoCapacity({ ...shared, budgetS: searchBudgetS }), say);
  const found = search.model?.targets[0]?.journeysPerSecond?.value ?? highestLevel(search.points);
  const by = found * (1 - shift + 2 * shift * createRandom(seed)());
  const levels = rungs.map((rung) => round(rung * by));
  const ladder = await undisturbed(() => demoCapacity({ ...shared, ladder: levels, budgetS: ladderBudgetS }), say);
  return { target, search: campaignOf(search), ladder: campaignOf(ladder), points: ladder.points };
}

/** Made once more when something else on the machine took the generator's time: that is known before any capacity is looked at. */
async function undisturbed(make: () => Promise<CapacityReport>, say: TrialContext['say']): Promise<CapacityReport> {
  const first = await make();
  if (first.outcome !== 'invalid') return first;
  say('the generator was disturbed: once more');
  return await make();
}

const highestLevel = (points: SearchOutcome['points']): number => Math.max(1, ...points.map(({ planned }) => planned.arrivalRate ?? 0));

const round = (rate: number): number => Number(rate.toPrecision(3));
