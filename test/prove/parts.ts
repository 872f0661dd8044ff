import type { Part } from './part.ts';
import { capacityBands } from './parts/capacity-bands.ts';
import { capacityInvalid } from './parts/capacity-invalid.ts';
import { capacityProjection } from './parts/capacity-projection.ts';
import { capacityQueues } from './parts/capacity-queues.ts';
import { capacitySearch } from './parts/capacity-search.ts';
import { demoEqual, demoShifted } from './parts/demo-gates.ts';
import { demoReference } from './parts/demo-reference.ts';
import { health } from './parts/health.ts';
import { mutant } from './parts/mutant.ts';
import { race } from './parts/race.ts';
import { sameTarget } from './parts/same-target.ts';
import { synthetic } from './parts/synthetic.ts';
import { syntheticShift } from './parts/synthetic-shift.ts';
import { workCounters } from './parts/work-counters.ts';

/** The proof of the gate, in the order in which its page shows it. A new part is added here. */
export const gateParts: readonly Part[] = [
  synthetic,
  syntheticShift,
  mutant,
  race,
  demoReference,
  demoEqual,
  ...demoShifted,
  workCounters,
  sameTarget,
  health,
];

/** The proof of capacity, likewise. */
export const capacityParts: readonly Part[] = [capacityQueues, capacitySearch, capacityProjection, capacityBands, capacityInvalid];

/** Every part of the proof. */
export const parts: readonly Part[] = [...gateParts, ...capacityParts];
