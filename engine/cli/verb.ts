import type { Command } from 'commander';
import type { ExitCode } from '../model/error.ts';
import type { Terminal } from './terminal.ts';

/** What a verb gets beside its own arguments. */
export interface VerbContext {
  readonly terminal: Terminal;
  /** Folder of the project: where `headroom.config.ts`, `.headroom` and `baselines` are. */
  readonly folder: string;
  /** Aborts at the first Ctrl-C; the second one leaves at once. */
  readonly interrupted: AbortSignal;
}

/** One verb a file: declares its flags, calls one engine function, prints, returns an exit code. */
export interface Verb {
  /** Adds arguments, options and the example. */
  declare(command: Command): void;
  run(context: VerbContext, args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<ExitCode>;
}
