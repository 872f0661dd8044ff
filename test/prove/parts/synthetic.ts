import { definePart, gateRuleSources } from '../part.ts';
import { barsOfEqualSides, equalSides, equalSidesSchema } from '../synthetic/equal-sides.ts';

export const gatesInTrial = 50;
/** More than the thousand that are promised: with a handful of alarms in a thousand, chance would decide. */
const gates = 4000;

/** Equal sides over the whole grid, in every mode. */
export const synthetic = definePart({
  name: 'synthetic',
  what: 'False alarms on simulated sessions of equal sides: correlated, drifting, heavy-tailed, with outliers, on a machine that changes',
  trials: gates / gatesInTrial,
  gatesInTrial,
  loadsMachine: false,
  sources: [...gateRuleSources, 'test/prove/synthetic/equal-sides.ts'],
  outcome: equalSidesSchema,
  trial: ({ index, seed }) => equalSides(index * gatesInTrial, gatesInTrial, seed),
  bars: barsOfEqualSides,
});
