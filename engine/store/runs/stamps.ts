import { stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../files/failure.ts';
import { type Layout, runFiles } from '../layout.ts';
import { isOwned, type RunFolder, runFolders } from './folders.ts';

/** A run by its folder alone. */
export interface RunStamp {
  readonly id: string;
  readonly state: 'sealed' | 'running' | 'unsealed';
  /** Another one whenever a document of the sealed run is another: what was read of it before is as good as new while this is the same. */
  readonly stamp: string;
}

const filesAtOnce = 50;

/** Every run without reading any: what a list is kept by. Oldest first. */
export async function runStamps(layout: Layout, now: Date): Promise<RunStamp[]> {
  const folders = (await runFolders(layout)).filter(({ state }) => state !== 'removing');
  const stamps: RunStamp[] = [];
  for (let from = 0; from < folders.length; from += filesAtOnce)
    stamps.push(...(await Promise.all(folders.slice(from, from + filesAtOnce).map((folder) => stampOf(folder, now)))));
  return stamps;
}

async function stampOf(run: RunFolder, now: Date): Promise<RunStamp> {
  const { id, folder, state } = run;
  if (state !== 'sealed') return { id, state: (await isOwned(run, now)) ? 'running' : 'unsealed', stamp: '' };
  const marks = await Promise.all([runFiles.run, runFiles.report].map(async (name) => await markOf(path.join(folder, name))));
  return { id, state, stamp: marks.join(' ') };
}

async function markOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs}-${size}-${ino}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return 'none';
    return codeOf(error);
  }
}
