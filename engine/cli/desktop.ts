import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { type ExitCode, exitCode, HeadroomError } from '../model/error.ts';
import { resolveK6 } from '../setup/k6.mjs';
import { projectDirectory } from '../setup/paths.mjs';
import { createProgress } from '../setup/progress.mjs';
import type { Terminal } from './terminal.ts';
import { verb as ui } from './ui.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command.argument('[folder]', 'project; where you are when not given').addHelpText(
      'after',
      `
Electron's program does not come with npm's package. Where it is missing, the same workbench opens in the browser.
To have it: \`npx install-electron\`, or name a program with ELECTRON_PATH. So far the desktop application was tested
against stand-ins for Electron's parts, never in Electron itself.

Example:
  headroom desktop`,
    );
  },
  run: async (context, [given], options) => {
    const { terminal, folder, interrupted } = context;
    const place = path.resolve(folder, given ?? '.');
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new HeadroomError('USAGE', `There is no folder ${place}.`, 'Name a project, or leave it out for where you are.');
    const electron = findElectron(process.env, path.join(projectDirectory, 'node_modules/electron/dist'), process.platform);
    if (electron === null) {
      terminal.progress(
        "Electron's program is not here: npm's package carries its types alone. `npx install-electron` fetches it, or ELECTRON_PATH names one.",
      );
      terminal.progress('Opening the same workbench in the browser.');
      return await ui.run(context, given === undefined ? [] : [given], options);
    }
    return await openElectron({ electron, place, terminal, interrupted });
  },
};

/** Electron's program: the one ELECTRON_PATH names, else what npm's package was given; null without either. Throws USAGE for a wrong name. */
export function findElectron(env: NodeJS.ProcessEnv, dist: string, platform: NodeJS.Platform): string | null {
  const named = env.ELECTRON_PATH;
  if (named !== undefined && named !== '') {
    if (existsSync(named) && statSync(named).isFile()) return path.resolve(named);
    throw new HeadroomError('USAGE', `ELECTRON_PATH names ${named}, which is no program.`, 'Point it at the program itself, or unset it.');
  }
  const programs: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const program = path.join(dist, programs[platform] ?? 'electron');
  return existsSync(program) ? program : null;
}

interface Opening {
  readonly electron: string;
  readonly place: string;
  readonly terminal: Terminal;
  readonly interrupted: AbortSignal;
}

/** Builds what Electron starts, which takes seconds, and starts it. It ends with us, and we with it. */
async function openElectron({ electron, place, terminal, interrupted }: Opening): Promise<ExitCode> {
  const app = path.join(projectDirectory, 'dist/app');
  terminal.progress('Building the application.');
  const builder = path.join(projectDirectory, 'desktop/packaging/run.ts');
  if ((await ended(process.execPath, ['--disable-warning=ExperimentalWarning', builder, '--app', app], process.env, interrupted)) !== 0)
    throw new HeadroomError(
      'SETUP_FAILED',
      'The desktop application could not be built.',
      'What it said is above; `headroom ui` needs no build of it.',
    );
  const { path: k6 } = await resolveK6({ progress: createProgress() }).catch(() => ({ path: undefined }));
  // Without k6 runs can still be read; the workbench says what is missing.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const code = await ended(electron, [app, place], k6 === undefined ? env : { ...env, HEADROOM_K6: k6 }, interrupted);
  return interrupted.aborted ? exitCode.interrupted : code === 0 ? exitCode.good : exitCode.environment;
}

function ended(program: string, args: readonly string[], env: NodeJS.ProcessEnv, interrupted: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    interrupted.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
    child.once('error', () => resolve(-1));
    child.once('exit', (code) => resolve(code ?? -1));
  });
}
