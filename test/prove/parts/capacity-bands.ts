import { barsOfCoverage } from '../capacity/synthetic/bars.ts';
import { cells, coverageOf, coverageOutcomeSchema } from '../capacity/synthetic/coverage.ts';
import { definePart } from '../part.ts';

const laddersInTrial = 6;
/** The models' constants were chosen on ladders of other seeds: a band must hold on ladders that nobody had seen. */
const unseen = 500_000_000;

/** Bands against systems whose capacity is known. */
export const capacityBands = definePart({
  name: 'capacity-bands',
  what: 'Coverage of the bands on simulated ladders over queues, scalability laws and a growing demand, ended below the capacity that they are to project',
  trials: cells.length,
  gatesInTrial: laddersInTrial,
  loadsMachine: false,
  sources: ['engine/capacity/model.ts', 'test/prove/capacity/synthetic/coverage.ts'],
  outcome: coverageOutcomeSchema,
  trial: ({ index, seed }) => {
    const cell = cells[index % cells.length];
    if (!cell) throw new RangeError(`There is no ladder ${index}.`);
    return Array.from({ length: laddersInTrial }, (_, ladder) => coverageOf(cell, seed + unseen + ladder));
  },
  bars: barsOfCoverage,
});
