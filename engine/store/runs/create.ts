import { mkdir, rm, rmdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { PageVisits } from '../../model/page-visit.ts';
import { documentText } from '../documents/document.ts';
import type { RunDraft } from '../documents/kinds.ts';
import { codeOf, writing } from '../files/failure.ts';
import { makeFolders } from '../files/make-folders.ts';
import { writeNew, writeWhole } from '../files/whole-file.ts';
import { type Layout, runFiles, safeName } from '../layout.ts';
import { partialFolder, runFolders } from './folders.ts';
import { otherRunId, runId } from './id.ts';
import { heartbeatS, ownerWord } from './owner.ts';
import { leftPages } from './pages.ts';
import { type RunContents, sealFolder } from './seal.ts';

/** What names a new run: an id, or what one is made of. */
export type RunRequest = { readonly id: string } | { readonly scenario: string; readonly environment: string; readonly startedAt: Date };

/** A run folder that is being filled. It belongs to this process until it is sealed or discarded; when the process dies, `recover` takes it over. */
export interface PartialRun {
  readonly id: string;
  readonly folder: string;
  /** Where the driver writes windows, and its log. */
  readonly windowsFile: string;
  readonly logFile: string;
  /** Says what is run, so that it can be recovered. May be said again, with more. */
  describe(draft: RunDraft): Promise<void>;
  /** What the driver wrote of visits so far; null where it makes none. */
  pages(): Promise<PageVisits | null>;
  /** Writes everything, verifies it and renames the folder to `<id>`. Gives that folder. Until then nothing counts as a run. */
  seal(contents: RunContents): Promise<string>;
  /** Removes the folder: nothing was measured. */
  discard(): Promise<void>;
}

/** Makes a folder for a new run. Throws DISK_FULL or OUTPUT_UNWRITABLE. */
export async function createRun(layout: Layout, request: RunRequest): Promise<PartialRun> {
  const wanted = 'id' in request ? safeName(request.id, 'run') : runId(request.startedAt, request.scenario, request.environment);
  return await writing(layout.runs, async () => {
    await makeFolders(layout.runs);
    await writeNew(path.join(layout.workFolder, '.gitignore'), '*\n');
    for (let id = wanted; ; id = otherRunId(wanted)) {
      if ((await runFolders(layout)).some((run) => run.id === id)) continue;
      const folder = partialFolder(layout, id, ownerWord());
      if (!(await makeFolder(folder))) continue;
      if ((await runFolders(layout)).filter((run) => run.id === id).length === 1) return partialRun(layout, id, folder);
      // Another process chose the same name at the same moment: both choose again.
      await rmdir(folder);
    }
  });
}

async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The handle of a folder that belongs to this process. */
export function partialRun(layout: Layout, id: string, folder: string): PartialRun {
  const heartbeat = setInterval(() => {
    const now = new Date();
    // A folder that was removed under us shows when it is sealed.
    utimes(folder, now, now).catch(() => clearInterval(heartbeat));
  }, heartbeatS * 1000).unref();
  return {
    id,
    folder,
    windowsFile: path.join(folder, runFiles.windows),
    logFile: path.join(folder, runFiles.log),
    describe: async (draft) => await writeWhole(path.join(folder, runFiles.draft), documentText('draft', draft)),
    pages: async () => await leftPages(folder),
    seal: async (contents) => {
      const sealed = await sealFolder(layout, id, folder, contents);
      clearInterval(heartbeat);
      return sealed;
    },
    discard: async () => {
      clearInterval(heartbeat);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
