import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { exitCode, HeadroomError } from '../model/error.ts';
import { type Server, startServer } from '../server/index.ts';
import { createProgress } from '../setup/progress.mjs';
import { resolveWorkbenchPage } from '../setup/workbench-page.mjs';
import { copiedRuns } from '../store/index.ts';
import { doctorChecks } from './doctor.ts';
import { openBrowser } from './open-browser.ts';
import type { Terminal } from './terminal.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  declare: (command) => {
    command
      .argument('[folder]', 'project, or a folder of runs to look at; where you are when not given')
      .option('--port <n>', 'this port and no other; that of the last time, or any free one, when not given', portNumber)
      .option('--no-open', 'print the link alone, without opening a browser')
      .option('--json', 'print the link as JSON, without opening a browser')
      .addHelpText(
        'after',
        '\nExamples:\n  headroom ui\n  headroom ui --port 4600 --no-open\n  headroom ui ../other-project/.headroom/runs',
      );
  },
  run: async ({ terminal, folder, interrupted }, [given], options) => {
    const place = await placeOf(path.resolve(folder, given ?? '.'));
    const server = await startServer({
      ...place,
      port: options.port as number | undefined,
      pageFolder: await page(),
      doctor: doctorChecks,
      say: (text) => terminal.progress(text),
    });
    try {
      tell(terminal, server, options);
      await new Promise<void>((resolve) => {
        if (interrupted.aborted) resolve();
        interrupted.addEventListener('abort', () => resolve(), { once: true });
      });
    } finally {
      await server.close();
    }
    return exitCode.good;
  },
};

/** Throws SETUP_FAILED where it cannot be built. */
async function page(): Promise<string> {
  return await resolveWorkbenchPage({ progress: createProgress() }).catch((error: unknown) => {
    if (!(error instanceof Error) || !('hint' in error)) throw error;
    throw new HeadroomError('SETUP_FAILED', error.message, String(error.hint), error);
  });
}

/** The link is printed once and works once. */
function tell(terminal: Terminal, { url, token, address }: Server, options: Readonly<Record<string, unknown>>): void {
  const link = `${url}/?token=${token}`;
  if (options.json === true) {
    terminal.print(JSON.stringify({ link, url, port: address.port }));
    return;
  }
  terminal.print(`The workbench is at ${link}`);
  terminal.progress('The link lets one browser in, once. Ctrl-C ends the workbench.');
  if (options.open !== false) openBrowser(link);
}

/** A folder of runs, copied ones too, and a project that cannot be written to, are only looked at. */
async function placeOf(place: string): Promise<{ readonly folder: string; readonly readOnly: boolean; readonly copied: boolean }> {
  if (!(await isFolder(place)))
    throw new HeadroomError('USAGE', `There is no folder ${place}.`, 'Name a project, or leave it out for where you are.');
  const runs = (await isProject(place)) ? null : await copiedRuns(place);
  if (runs !== null) return { folder: runs, readOnly: true, copied: true };
  const folder = place.replace(/[\\/]\.headroom([\\/]runs)?$/, '');
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  return { folder, readOnly: folder !== place || !writable, copied: false };
}

/** What has a configuration or was run in is a project, whatever else lies there. */
async function isProject(place: string): Promise<boolean> {
  if (/[\\/]\.headroom([\\/]runs)?$/.test(place)) return true;
  return (await readdir(place).catch(() => [])).some((name) => name === '.headroom' || name.startsWith('headroom.config.'));
}

async function isFolder(place: string): Promise<boolean> {
  return await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a port from 0 to 65535; 0 is any that is free.');
}
