import { workflowCommands } from '../../reports/formats/github/workflow-command.ts';
import { type ExitCode, exitCode, HeadroomError } from '../model/error.ts';
import type { Terminal } from './terminal.ts';

/** Prints an error the way every verb does, as JSON when asked, in a job of GitHub as an annotation too, and gives its exit code. Anything but a HeadroomError is our bug and shows its stack. */
export function printFailure(terminal: Terminal, error: unknown, json: boolean): ExitCode {
  const known = error instanceof HeadroomError;
  const code = known ? error.code : 'BUG';
  const message = known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  const hint = known ? error.hint : 'This is a defect in Headroom. Please report it with the lines above and the command you ran.';
  if (json) terminal.print(JSON.stringify({ error: { code, message, hint } }));
  else {
    terminal.progress(`\n${code}: ${message}\n${hint.replace(/^/gm, '  ')}`);
    if (process.env.GITHUB_ACTIONS === 'true')
      terminal.progress(workflowCommands([{ level: 'error', title: `Headroom: ${code}`, message: `${message}\n${hint}` }]));
  }
  return known ? error.exitCode : exitCode.bug;
}
