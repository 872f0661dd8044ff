import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { HeadroomError } from '../../model/error.ts';
import type { ErrorGroup } from '../../model/error-group.ts';
import type { Measurement } from '../../model/measurement.ts';
import type { PageVisits } from '../../model/page-visit.ts';
import type { Report } from '../../model/report.ts';
import type { Run } from '../../model/run.ts';
import { documentText } from '../documents/document.ts';
import { writing } from '../files/failure.ts';
import { syncPath, writeWhole } from '../files/whole-file.ts';
import { type Layout, runFiles } from '../layout.ts';
import { verifyParquet } from '../parquet/read.ts';
import { writeParquet } from '../parquet/write.ts';
import { sealedFolder } from './folders.ts';

/** Everything a sealed run holds beside the driver's log. */
export interface RunContents {
  readonly run: Run;
  readonly measurement: Measurement;
  readonly errors: readonly ErrorGroup[];
  readonly report: Report;
  readonly html: string;
  /** What the page lab saw of each visit, where its driver left it. */
  readonly pages?: PageVisits | null;
}

const kept: ReadonlySet<string> = new Set([
  runFiles.run,
  runFiles.measurements,
  runFiles.errors,
  runFiles.report,
  runFiles.page,
  runFiles.log,
  runFiles.generatorLog,
  runFiles.pages,
  runFiles.pictures,
]);

/**
 * Fills a partial folder and seals it. The windows go only when the Parquet has been read back and adds up, and the folder gets its
 * name last, in one step: a crash at any point leaves either windows to fold again, or a complete folder that only lacks its name.
 */
export async function sealFolder(layout: Layout, id: string, folder: string, contents: RunContents): Promise<string> {
  const { run, measurement, errors, report, html, pages = null } = contents;
  if (run.id !== id || report.run.id !== id)
    throw new HeadroomError('BUG', `Run ${run.id} would be sealed as ${id}.`, 'Please report this with the command you used.');
  const at = (name: string) => path.join(folder, name);
  const texts: readonly [string, string][] = [
    [runFiles.run, documentText('run', run)],
    [runFiles.errors, documentText('errors', { schemaVersion: 1, errors: [...errors] })],
    [runFiles.report, documentText('report', report, 0)],
    [runFiles.page, html],
    ...(pages === null ? [] : [[runFiles.pages, documentText('pages', pages, 0)] as [string, string]]),
  ];
  return await writing(folder, async () => {
    if (pages === null) for (const name of [runFiles.pages, runFiles.pictures]) await rm(at(name), { recursive: true, force: true });
    for (const [name, text] of texts) await writeWhole(at(name), text);
    await writeParquet(measurement, at(runFiles.measurements));
    await syncPath(at(runFiles.measurements));
    await verifyParquet(at(runFiles.measurements));
    return await nameSealed(layout, id, folder);
  });
}

/** The last steps of a seal, which a recovery may have to take: what is not kept goes, the windows last, then the folder gets its name. */
export async function nameSealed(layout: Layout, id: string, folder: string): Promise<string> {
  const sealed = sealedFolder(layout, id);
  const spare = (await readdir(folder)).filter((name) => !kept.has(name) && name !== runFiles.windows);
  for (const name of [...spare, runFiles.windows]) await rm(path.join(folder, name), { recursive: true, force: true });
  await syncPath(folder);
  await rename(folder, sealed);
  await syncPath(layout.runs);
  return sealed;
}
