import type { Report } from '../../engine/model/report.ts';

/** Who reads: it changes the order of what is told, never a number. */
export type Audience = 'qa' | 'lead' | 'ci';
export const audiences: readonly Audience[] = ['qa', 'lead', 'ci'];

export interface RenderOptions {
  readonly audience?: Audience;
  /** Columns of the terminal, 80 to 120; only `text` asks. */
  readonly columns?: number;
  /** Colours by meaning; only `text` asks. The caller knows of `NO_COLOR` and pipes. */
  readonly colour?: boolean;
  /** Where the full report lies, named at the end of short forms. */
  readonly reportPath?: string;
  /** The journey or script that was run, from the root of the repository, where it is one file; only `github` asks, to pin its annotations there. */
  readonly scenarioFile?: string;
}

/** One way to write a report down. `render` is pure: the same report and options give the same text. */
export interface Format {
  readonly name: string;
  /** Of the file it is written to, without the dot. */
  readonly extension: string;
  readonly render: (report: Report, options?: RenderOptions) => string;
}
