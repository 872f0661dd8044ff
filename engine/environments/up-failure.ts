import { HeadroomError } from '../model/error.ts';
import type { StartedTarget } from './started-target.ts';
import type { UpOptions } from './up-options.ts';

/** How a command on a leash ended; null while it runs. */
export interface CommandEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

export function endOf(target: StartedTarget): CommandEnd | null {
  const said = target.ended();
  if (said === null) return null;
  // Otherwise it is the leash itself that ended, and says why in words.
  return said.startsWith('{"leash"') ? (JSON.parse(said) as CommandEnd) : { code: null, signal: said };
}

/** The command ended, and not with 0. */
export function startFailed(options: UpOptions, target: StartedTarget, { code, signal }: CommandEnd): HeadroomError {
  const how = code === null ? String(signal) : `exit code ${code}`;
  return new HeadroomError(
    'TARGET_START_FAILED',
    `The --up command of ${options.side} ended with ${how}: ${printed(options, target) || 'it printed nothing'}`,
    hintOf(options),
  );
}

/** Time passed without an answer. */
export function neverHealthy(options: UpOptions, target: StartedTarget, url: string, last: string): HeadroomError {
  const state = endOf(target) === null ? 'still runs' : 'ended with 0';
  const tail = printed(options, target);
  return new HeadroomError(
    'TARGET_DOWN',
    `${options.side} did not answer at ${url} within ${options.timeoutS} s (${last}); its --up command ${state}${tail === '' ? '' : ` and printed: ${tail}`}.`,
    `Does it listen on $PORT, on loopback? ${hintOf(options)}`,
  );
}

/** What it printed last, without the frames of a stack, which push the reason out of sight. */
function printed(options: UpOptions, target: StartedTarget): string {
  const lines = target.tail().split('\n');
  const telling = lines.filter((line) => line.trim() !== '' && !line.startsWith('{"leash"') && !/^\s+at /.test(line));
  return options.mask(telling.slice(-keptLines).join('\n')).trim();
}

const keptLines = 8;

function hintOf({ folder, headFolder, side }: UpOptions): string {
  if (folder === headFolder) return 'Run the command by hand to see why.';
  return (
    `${side} runs in a worktree, which has neither node_modules nor other untracked files nor submodules: let the command install them first ` +
    '(`npm ci && ...`, `git submodule update --init && ...`), or link what may be shared from "$HEADROOM_HEAD_FOLDER".'
  );
}
