import { barsOfSearch } from '../capacity/search-bars.ts';
import { searchOutcomeSchema } from '../capacity/search-outcome.ts';
import { searchTrial } from '../capacity/search-trial.ts';
import { definePart } from '../part.ts';

/** As many as `capacity-projection` projects from. */
export const searchTrials = 10;

/** The search of `headroom capacity` on the demo, held against every rung of a ladder. */
export const capacitySearch = definePart({
  name: 'capacity-search',
  what: 'Capacity of the demo at p95 < 300 ms: the search in three minutes against an exhaustive ladder, each on a demo started for it',
  trials: searchTrials,
  loadsMachine: true,
  sources: [
    'engine/capacity/search/next.ts',
    'engine/capacity/plateau/point.ts',
    'engine/capacity/targets/between.ts',
    'test/prove/capacity/demo-settings.ts',
  ],
  outcome: searchOutcomeSchema,
  trial: searchTrial,
  bars: barsOfSearch,
});
