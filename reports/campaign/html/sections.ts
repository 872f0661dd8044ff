import type { CampaignSection } from './section.ts';
import { advice } from './sections/advice.ts';
import { evidence } from './sections/evidence.ts';
import { counters, gate } from './sections/gate.ts';
import { release } from './sections/release.ts';
import { reasons, rule, targets } from './sections/rule.ts';
import { sides } from './sections/sides.ts';

/** What is told below the first screen, the verdict's evidence first. */
export const sections: readonly CampaignSection[] = [gate, targets, evidence, counters, advice, release, sides, rule, reasons];
