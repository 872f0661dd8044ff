import { stat } from 'node:fs/promises';
import path from 'node:path';
import { loadConfiguration } from '../../config/index.ts';
import { copiedRuns, openStore } from '../../store/index.ts';
import type { OpenFolder } from '../context.ts';
import { Refusal } from '../refusal.ts';

interface Opening {
  readonly readOnly: boolean;
  readonly now: () => Date;
  /** The folder itself holds run folders, outside of a project. */
  readonly copied?: boolean | undefined;
}

/** The project, or the copied runs, a server is started in. */
export function openProject(folder: string, { readOnly, now, copied }: Opening): OpenFolder {
  return {
    folder: path.resolve(folder),
    store: openStore(folder, { now, copied }),
    readOnly,
    now,
    configuration: async () => await loadConfiguration({ folder }),
  };
}

/**
 * Another folder, to be looked at: a project, its `.headroom`, or the runs in it; or a folder that run folders were copied to. Paths are taken from the server's own project, which is what `.` opens again.
 * Throws a Refusal 404 where there are no runs.
 */
export async function openFolder(home: OpenFolder, wanted: string): Promise<OpenFolder> {
  const folder = path.resolve(home.folder, wanted);
  if (folder === home.folder) return home;
  for (const project of [folder, path.dirname(folder), path.dirname(path.dirname(folder))]) {
    const runs = path.join(project, '.headroom', 'runs');
    const isOurs = folder === project || folder === path.dirname(runs) || folder === runs;
    if (isOurs && (await isFolder(runs))) return project === home.folder ? home : openProject(project, { readOnly: true, now: home.now });
  }
  const runs = await copiedRuns(folder);
  if (runs !== null) return openProject(runs, { readOnly: true, now: home.now, copied: true });
  throw new Refusal(
    404,
    'FOLDER_UNKNOWN',
    `There are no runs in ${wanted}.`,
    'Choose a project in which Headroom has run, its folder .headroom/runs, or a folder that holds run folders, each with its run.json and report.json.',
  );
}

async function isFolder(place: string): Promise<boolean> {
  return await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
