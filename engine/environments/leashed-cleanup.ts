import type { OpenOptions, Undo } from './open-options.ts';
import { startCommand } from './started-target.ts';

/** Beyond the command's own time limit, for the leash to end. */
const graceS = 5;

/** The clean-up runs even when this process is killed: a leash holds it from now on, and lets go when we ran it ourselves. */
export function leashedCleanup(options: OpenOptions, env: Record<string, string>): Undo {
  const { cleanup } = options.environment;
  if (cleanup === undefined) return async () => null;
  const leash = startCommand({ command: null, cleanup }, env);
  return async () => {
    await leash.stop(cleanup.timeoutS + graceS);
    const said = leash.tail().split('\n');
    const failed = said.some((line) => line.startsWith('{"leash":"cleanup"') && !line.includes('"code":0'));
    const last = said.filter((line) => !line.startsWith('{"leash"')).at(-1) ?? '';
    return options.mask(failed ? `The cleanup command failed: ${last}` : last);
  };
}
