import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { HeadroomError } from '../../model/error.ts';
import type { ErrorGroup } from '../../model/error-group.ts';
import type { Measurement } from '../../model/measurement.ts';
import type { PageVisits } from '../../model/page-visit.ts';
import type { Report } from '../../model/report.ts';
import type { Run } from '../../model/run.ts';
import { readDocument, reasonOf } from '../documents/document.ts';
import { codeOf, writing } from '../files/failure.ts';
import { exists } from '../files/whole-file.ts';
import { type Layout, runFiles } from '../layout.ts';
import { verifyParquet } from '../parquet/read.ts';
import { isOwned, partialFolder, type RunFolder, runFolders } from './folders.ts';
import { ownerWord } from './owner.ts';
import { leftPages } from './pages.ts';
import { refold } from './refold.ts';
import { nameSealed, sealFolder } from './seal.ts';
import { truncatedRun } from './truncated.ts';

/** What could be saved of a run whose engine died. */
export interface Salvage {
  /** Marked as recovered; `truncated` unless it had ended and only its sealing was cut off. Its health is not judged yet. */
  readonly run: Run;
  readonly measurement: Measurement;
  readonly errors: readonly ErrorGroup[];
  readonly pages: PageVisits | null;
}

/** Judges and reports what was saved: the stages that can stand after this one. */
export type Finish = (salvage: Salvage) => Promise<{ readonly run: Run; readonly report: Report; readonly html: string }>;

/** What became of a folder that was left behind. */
export type Recovery =
  | { readonly id: string; readonly result: 'sealed'; readonly folder: string }
  /** Nothing had begun: the folder is gone. */
  | { readonly id: string; readonly result: 'discarded' }
  | { readonly id: string; readonly result: 'failed'; readonly folder: string; readonly error: HeadroomError };

/** Seals every run whose process died, from its windows. Those of living processes stay as they are; of two that recover at once, one gets each run. */
export async function recoverRuns(layout: Layout, finish: Finish, now: Date): Promise<Recovery[]> {
  const recovered: Recovery[] = [];
  for (const run of await runFolders(layout)) {
    if (run.state === 'removing') await rm(run.folder, { recursive: true, force: true });
    if (run.state !== 'partial' || (await isOwned(run, now))) continue;
    const folder = await claim(layout, run);
    if (folder === null) continue;
    const recovery = await recoverOne(layout, run.id, folder, finish);
    // Given back to its dead owner, so that it shows as left behind, and the next recovery tries again.
    if (recovery.result === 'failed') await rename(folder, run.folder);
    recovered.push(recovery.result === 'failed' ? { ...recovery, folder: run.folder } : recovery);
  }
  return recovered;
}

/** Takes a folder over by renaming it to this process; null when another was faster. */
async function claim(layout: Layout, run: RunFolder): Promise<string | null> {
  const folder = partialFolder(layout, run.id, ownerWord());
  try {
    await writing(folder, async () => await rename(run.folder, folder));
    return folder;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function recoverOne(layout: Layout, id: string, folder: string, finish: Finish): Promise<Recovery> {
  const at = (name: string) => path.join(folder, name);
  try {
    const hasWindows = await exists(at(runFiles.windows));
    const hasRun = await exists(at(runFiles.run));
    if (!hasWindows && !hasRun && !(await exists(at(runFiles.draft)))) {
      await rm(folder, { recursive: true, force: true });
      return { id, result: 'discarded' };
    }
    if (!hasWindows && hasRun) return { id, result: 'sealed', folder: await nameComplete(layout, id, folder) };
    return { id, result: 'sealed', folder: await sealAgain(layout, id, folder, hasRun, finish) };
  } catch (error) {
    const failure =
      error instanceof HeadroomError
        ? error
        : new HeadroomError('BUG', `Run ${id} cannot be recovered: ${reasonOf(error)}.`, `What it left lies in ${folder}.`, error);
    return { id, result: 'failed', folder, error: failure };
  }
}

/** The windows go last, so without them everything else is there, and only the name is missing. */
async function nameComplete(layout: Layout, id: string, folder: string): Promise<string> {
  await readDocument('run', path.join(folder, runFiles.run));
  await readDocument('errors', path.join(folder, runFiles.errors));
  await readDocument('report', path.join(folder, runFiles.report));
  await verifyParquet(path.join(folder, runFiles.measurements));
  return await nameSealed(layout, id, folder);
}

/** From the windows. A `run.json` is written only when a seal begins: the run had ended then, and its outcome stands. */
async function sealAgain(layout: Layout, id: string, folder: string, hasRun: boolean, finish: Finish): Promise<string> {
  const windows = path.join(folder, runFiles.windows);
  const ended = hasRun ? await readDocument('run', path.join(folder, runFiles.run)) : null;
  const draft = ended ?? (await readDocument('draft', path.join(folder, runFiles.draft)));
  const { fold, warnings } = await refold(windows, draft.steps);
  const run = ended ? { ...ended, recovered: true } : truncatedRun(draft, fold, warnings);
  const measurement = fold.measurement();
  const errors = fold.errors();
  const pages = await leftPages(folder);
  const finished = await finish({ run, measurement, errors, pages });
  if (!finished.run.recovered || finished.run.outcome !== run.outcome)
    throw new HeadroomError(
      'BUG',
      `Run ${id} would be recovered as ${finished.run.outcome}.`,
      'Please report this with the command you used.',
    );
  return await sealFolder(layout, id, folder, { ...finished, measurement, errors, pages });
}
