/** Brings a clone to where the engine can run. */
import { ensureChromium } from './chromium.mjs';
import { ensureCommandLink } from './command-link.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { resolveK6 } from './k6.mjs';
import { ensureNode } from './node24.mjs';
import { createProgress } from './progress.mjs';
import { explain } from './reason.mjs';
import { stopCommands } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { resolveWorkbenchPage } from './workbench-page.mjs';

const exitEnvironment = 69;

/**
 * Dependencies and Node; with `everything` also k6, Chromium and the page of the workbench, at the same time. What cannot be had is said;
 * only a missing Node ends the program, because k6 may not be needed.
 * @param {{ everything: boolean }} options
 * @returns {Promise<string>} the Node to run the engine with
 */
export async function prepare({ everything }) {
  const progress = createProgress();
  const interrupted = () => {
    stopCommands();
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    const tools = everything ? [tolerate(resolveK6({ progress }), progress), ensureChromium({ progress })] : [];
    const node = ensureDependencies({ progress }).then(() => ensureNode({ progress }));
    const page = everything ? node.then((path) => tolerate(resolveWorkbenchPage({ progress, node: path }), progress)) : null;
    const [path] = await Promise.all([node, page, Promise.all(tools)]);
    ensureCommandLink();
    return path;
  } catch (error) {
    const { message, hint } = asSetupError(error);
    progress.line(`${message}\n${hint}`);
    stopCommands();
    return process.exit(exitEnvironment);
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  }
}

/** @param {Promise<unknown>} work @param {import('./progress.mjs').Progress} progress */
async function tolerate(work, progress) {
  try {
    await work;
  } catch (error) {
    const { message, hint } = asSetupError(error);
    progress.line(`${message} ${hint}`);
  }
}

/**
 * The system's own complaints (a full disk, a folder that cannot be written) are answers too; the rest is our bug.
 * @param {unknown} error
 */
function asSetupError(error) {
  if (error instanceof SetupError) return error;
  if (!(error instanceof Error) || !('syscall' in error)) throw error;
  const { message, hint } = explain(error.message);
  return new SetupError('SETUP_FAILED', `Set-up could not go on: ${message}.`, hint);
}
