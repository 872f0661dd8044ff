import { definePart, gateRuleSources } from '../part.ts';
import { barsOfShifts, shiftedGates, shiftedGatesSchema } from '../synthetic/shifts.ts';

/** Truly slower heads over the grid: what is found, and what is wrongly called unchanged. */
export const syntheticShift = definePart({
  name: 'synthetic-shift',
  what: 'Detection on simulated sessions: true slowdowns of 3, 5 and 10 % and of the tail alone, against the smallest detectable change that the gate stated',
  trials: 324,
  loadsMachine: false,
  sources: [...gateRuleSources, 'test/prove/synthetic/shifts.ts'],
  outcome: shiftedGatesSchema,
  trial: ({ index, seed }) => shiftedGates(index, seed),
  bars: barsOfShifts,
});
