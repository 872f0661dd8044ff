import type { ErrorCode } from '../../../model/error.ts';
import type { LoadStep } from '../../../model/load.ts';
import type { TemplatingRule } from '../../../model/templating.ts';
import type { DriverResult } from '../driver.ts';

/** What a generator's process is told, in the first line of its stdin; later lines are `stop <reason>`. Secrets go no other way. */
export interface GeneratorOrder<Plan> {
  /** The window file to write. */
  readonly windows: string;
  /** Name and version of the generator, for the header. */
  readonly generator: string;
  readonly steps: readonly LoadStep[];
  readonly durationS: number;
  readonly templating: readonly TemplatingRule[];
  readonly plan: Plan;
}

/** An error as it crosses the processes. */
export interface ToldError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** What it says, one JSON object a line of stdout: that the load has begun, or why it does not; then how it ended. */
export type GeneratorWord =
  | { readonly begun: true }
  | { readonly refused: ToldError }
  | {
      readonly ended: Pick<DriverResult, 'outcome' | 'reason' | 'complaints'> & {
        readonly obstacle: DriverResult['obstacle'];
        readonly error: ToldError | null;
      };
    };
