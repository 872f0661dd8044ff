import { randomBytes } from 'node:crypto';
import { access, link, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { codeOf, writing } from './failure.ts';
import { makeFolders } from './make-folders.ts';

/** Writes a file so that a reader, or a crash, sees all of it or what was there before. Makes its folder. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await writing(file, async () => {
    await makeFolders(path.dirname(file));
    await writeFileAtomic(file, text, { fsync: true });
  });
}

/** As `writeWhole`, but never over a file that is there: false when there is one, also when two writers try at once. */
export async function writeNew(file: string, text: string): Promise<boolean> {
  return await writing(file, async () => {
    await makeFolders(path.dirname(file));
    const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
    try {
      await writeFileAtomic(draft, text, { fsync: true });
      return await place(draft, file);
    } finally {
      await rm(draft, { force: true });
    }
  });
}

/** A hard link refuses an existing name in one step; where the file system has none, looking first is the best there is. */
async function place(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!/^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EMLINK)$/.test(codeOf(error))) throw error;
    if (await exists(file)) return false;
    await rename(draft, file);
  }
  await syncPath(path.dirname(file));
  return true;
}

/** Puts a file or folder on the disk itself. Windows cannot sync a folder and needs none. */
export async function syncPath(place: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(place, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function exists(place: string): Promise<boolean> {
  try {
    await access(place);
    return true;
  } catch {
    // Whatever the reason, it cannot be used as something that is there.
    return false;
  }
}
