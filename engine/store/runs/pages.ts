import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HeadroomError } from '../../model/error.ts';
import { nearNamesHint } from '../../model/near-names.ts';
import type { PageVisits } from '../../model/page-visit.ts';
import { readDocument, reasonOf } from '../documents/document.ts';
import { exists } from '../files/whole-file.ts';
import { isPictureName, type Layout, runFiles, safeName } from '../layout.ts';
import { sealedFolder } from './folders.ts';

/** What a driver left of visits in a folder that is being filled; null where there is none, or none that can be read. */
export async function leftPages(folder: string): Promise<PageVisits | null> {
  const file = path.join(folder, runFiles.pages);
  if (!(await exists(file))) return null;
  try {
    return await readDocument('pages', file);
  } catch (error) {
    // The windows hold the numbers: a run does not depend on what was cut off here.
    if (error instanceof HeadroomError) return null;
    throw error;
  }
}

/** What the page lab saw in a sealed run; null in runs of every other driver. Throws RUN_DAMAGED. */
export async function loadPages(layout: Layout, id: string): Promise<PageVisits | null> {
  const file = path.join(sealedFolder(layout, safeName(id, 'run')), runFiles.pages);
  return (await exists(file)) ? await readDocument('pages', file) : null;
}

/** A picture that `pages.json` names, and no other file. Throws RUN_UNKNOWN for a name it does not know, RUN_DAMAGED where the file is gone. */
export async function loadPicture(layout: Layout, id: string, name: string): Promise<Uint8Array> {
  const known = ((await loadPages(layout, id))?.visits ?? []).flatMap(({ picture }) => picture ?? []).filter(isPictureName);
  if (!known.includes(name))
    throw new HeadroomError(
      'RUN_UNKNOWN',
      `Run ${id} has no picture ${JSON.stringify(name.slice(0, 80))}.`,
      nearNamesHint(name, known, 'picture'),
    );
  const file = path.join(sealedFolder(layout, id), runFiles.pictures, name);
  try {
    return await readFile(file);
  } catch (error) {
    throw new HeadroomError('RUN_DAMAGED', `${file} cannot be read: ${reasonOf(error)}.`, 'Restore the run folder from a copy.', error);
  }
}
