import type { Part } from './part.ts';
import { health } from './parts/health.ts';
import { mutant } from './parts/mutant.ts';
import { race } from './parts/race.ts';
import { synthetic } from './parts/synthetic.ts';
import { syntheticShift } from './parts/synthetic-shift.ts';

/** Every part of the proof, in the order in which the page shows them. A new part is added here. */
export const parts: readonly Part[] = [synthetic, syntheticShift, mutant, race, health];
