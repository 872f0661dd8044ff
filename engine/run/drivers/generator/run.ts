import type { LoadStep } from '../../../model/load.ts';
import type { TemplatingRule } from '../../../model/templating.ts';

/** What a driver with a generator's process is given. */
export interface GeneratorRun<Plan> {
  /** Where windows and log are written; absolute, exists. */
  readonly folder: string;
  readonly steps: readonly LoadStep[];
  readonly durationS: number;
  readonly templating: readonly TemplatingRule[];
  readonly plan: Plan;
  readonly mask: (text: string) => string;
}
