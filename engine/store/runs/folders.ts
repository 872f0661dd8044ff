import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { HeadroomError } from '../../model/error.ts';
import { reasonOf } from '../documents/document.ts';
import { codeOf } from '../files/failure.ts';
import type { Layout } from '../layout.ts';
import { isAlive } from './owner.ts';

/**
 * States of a run folder, told by its name alone, since a rename happens wholly or not at all:
 * `<id>` is sealed, `<id>.<owner>.partial` belongs to a process that records or recovers it, `<id>.removing` is going.
 */
export interface RunFolder {
  readonly id: string;
  readonly folder: string;
  readonly state: 'sealed' | 'partial' | 'removing';
  /** The process a partial folder belongs to. */
  readonly owner: string | null;
}

export function sealedFolder(layout: Layout, id: string): string {
  return path.join(layout.runs, id);
}

export function partialFolder(layout: Layout, id: string, owner: string): string {
  return path.join(layout.runs, `${id}.${owner}.partial`);
}

export function removingFolder(layout: Layout, id: string): string {
  return path.join(layout.runs, `${id}.removing`);
}

/** Every run folder, oldest first. */
export async function runFolders(layout: Layout): Promise<RunFolder[]> {
  let entries: string[];
  try {
    entries = (await readdir(layout.runs, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw new HeadroomError(
      'OUTPUT_UNWRITABLE',
      `${layout.runs} cannot be read: ${reasonOf(error)}.`,
      'Check who owns the folder and its permissions.',
      error,
    );
  }
  return entries.sort().flatMap((name) => runFolderOf(layout, name) ?? []);
}

function runFolderOf(layout: Layout, name: string): RunFolder | null {
  const [, id, word, suffix] = /^([A-Za-z0-9_-]+)(?:\.([a-z0-9-]+))?(?:\.(partial))?$/.exec(name) ?? [];
  if (id === undefined) return null;
  const run = { id, folder: path.join(layout.runs, name), owner: null };
  if (word === undefined) return suffix === undefined ? { ...run, state: 'sealed' } : null;
  if (suffix !== undefined) return { ...run, state: 'partial', owner: word };
  return word === 'removing' ? { ...run, state: 'removing' } : null;
}

/** Whether the process a partial folder belongs to still lives. A folder that is gone by now has been taken over or sealed. */
export async function isOwned(run: RunFolder, now: Date): Promise<boolean> {
  if (run.owner === null) return false;
  try {
    const { mtimeMs } = await stat(run.folder);
    return isAlive(run.owner, mtimeMs, now.getTime());
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
}
