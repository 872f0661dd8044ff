import path from 'node:path';
import { HeadroomError } from '../../model/error.ts';
import type { Run } from '../../model/run.ts';
import { readDocument } from '../documents/document.ts';
import { type Layout, runFiles } from '../layout.ts';
import { isOwned, type RunFolder, runFolders } from './folders.ts';

/** A run as a list shows it: sealed ones with their document, others with what is known. */
export type RunEntry =
  | { readonly id: string; readonly folder: string; readonly state: 'sealed'; readonly run: Run; readonly campaign: string | null }
  | { readonly id: string; readonly folder: string; readonly state: 'running' | 'unsealed' }
  | { readonly id: string; readonly folder: string; readonly state: 'damaged'; readonly reason: string };

/** Files open at a time: years of runs must not use up what a process may open. */
const openAtOnce = 50;

/** Every run, newest first. One that cannot be read is listed as damaged and never hides the others. */
export async function listRuns(layout: Layout, now: Date): Promise<RunEntry[]> {
  const folders = (await runFolders(layout)).filter(({ state }) => state !== 'removing');
  const entries: RunEntry[] = [];
  for (let from = 0; from < folders.length; from += openAtOnce)
    entries.push(...(await Promise.all(folders.slice(from, from + openAtOnce).map((run) => entryOf(run, now)))));
  return entries.sort((a, b) => (startOf(a) < startOf(b) ? 1 : -1));
}

/** One run of exactly this id; undefined where there is none. */
export async function findRun(layout: Layout, id: string, now: Date): Promise<RunEntry | undefined> {
  const folder = (await runFolders(layout)).find((run) => run.id === id && run.state !== 'removing');
  return folder && (await entryOf(folder, now));
}

async function entryOf({ id, folder, state, owner }: RunFolder, now: Date): Promise<RunEntry> {
  if (state !== 'sealed') return { id, folder, state: (await isOwned({ id, folder, state, owner }, now)) ? 'running' : 'unsealed' };
  try {
    const run = await readDocument('run', path.join(folder, runFiles.run));
    return run.id === id
      ? { id, folder, state, run, campaign: run.campaign }
      : { id, folder, state: 'damaged', reason: `${runFiles.run} is that of ${run.id}` };
  } catch (error) {
    if (error instanceof HeadroomError) return { id, folder, state: 'damaged', reason: error.message };
    throw error;
  }
}

/** Ids begin with their time, so one without a document still has its place. */
function startOf(entry: RunEntry): string {
  return entry.state === 'sealed' ? entry.run.startedAt.replaceAll(':', '-') + entry.id : entry.id;
}
