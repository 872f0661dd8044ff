import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, unwritable } from './failure.ts';

/**
 * Makes a folder and those above it; nothing happens where it is there. Node's own recursive mkdir never ends in a file system that
 * answers "not found" to every new name, such as /proc. Throws OUTPUT_UNWRITABLE there and where a file has the name, and else what the system says.
 */
export async function makeFolders(folder: string): Promise<void> {
  const refusal = await mkdirRefusal(folder);
  if (refusal === null) return;
  const above = path.dirname(folder);
  if (codeOf(refusal) === 'EEXIST') throw unwritable(folder, 'a file has that name', refusal);
  if (codeOf(refusal) !== 'ENOENT' || above === folder) throw refusal;
  await makeFolders(above);
  const again = await mkdirRefusal(folder);
  if (again !== null) throw codeOf(again) === 'ENOENT' ? unwritable(folder, 'nothing can be made there', again) : again;
}

/** Why a folder cannot be made below one that is there; null where it is there, by us or somebody else. */
async function mkdirRefusal(folder: string): Promise<unknown> {
  try {
    await mkdir(folder);
    return null;
  } catch (error) {
    return (await isFolder(folder)) ? null : error;
  }
}

export async function isFolder(place: string): Promise<boolean> {
  return await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
