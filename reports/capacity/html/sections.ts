import type { CapacitySection } from './section.ts';
import { bottleneck } from './sections/bottleneck.ts';
import { curves } from './sections/curves.ts';
import { model } from './sections/model.ts';
import { assumptions, needs, planning } from './sections/planning.ts';
import { checks, plateaus } from './sections/plateaus.ts';
import { reasons } from './sections/reasons.ts';
import { targets } from './sections/targets.ts';

/** What is told below the first screen: evidence for the answer, then what follows from it, then every plateau and the model. */
export const sections: readonly CapacitySection[] = [
  curves,
  targets,
  planning,
  bottleneck,
  needs,
  assumptions,
  plateaus,
  checks,
  model,
  reasons,
];
