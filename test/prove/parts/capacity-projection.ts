import path from 'node:path';
import { parseTarget } from '../../../engine/targets/parse.ts';
import { projectFromBelow } from '../capacity/projection.ts';
import { barsOfProjection } from '../capacity/projection-bars.ts';
import { projectionOutcomeSchema } from '../capacity/projection-outcome.ts';
import { searchOutcomeSchema } from '../capacity/search-outcome.ts';
import { definePart } from '../part.ts';
import { readRecord, resultFile } from '../record.ts';
import { searchTrials } from './capacity-search.ts';

/** Projections on the ladders that `capacity-search` has kept: those whose capacity was found. */
export const capacityProjection = definePart({
  name: 'capacity-projection',
  what: 'Capacity of the demo projected from plateaus up to 60 % of it, against what the rest of the ladder measured',
  trials: searchTrials,
  loadsMachine: false,
  sources: ['engine/capacity/model.ts', 'test/prove/capacity/projection.ts'],
  outcome: projectionOutcomeSchema,
  trial: ({ index, seed }) => {
    const ladder = ladders()[index];
    if (!ladder) throw new Error(`capacity-projection needs ${index + 1} ladders that found a capacity: run capacity-search before.`);
    return projectFromBelow(ladder.points, parseTarget({ target: ladder.target, abort: false }), ladder.capacity.value, seed);
  },
  bars: barsOfProjection,
});

function ladders() {
  const kept = readRecord(resultFile(path.resolve(import.meta.dirname, '../results'), 'capacity-search'));
  return (kept?.trials ?? []).flatMap(({ outcome }) => {
    const { target, points, ladder } = searchOutcomeSchema.parse(outcome);
    return ladder.capacity === null ? [] : [{ target, points, capacity: ladder.capacity }];
  });
}
