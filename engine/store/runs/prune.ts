import { rename, rm } from 'node:fs/promises';
import { HeadroomError } from '../../model/error.ts';
import { listBaselines } from '../baselines/baselines.ts';
import { pruneCampaigns } from '../campaigns/prune.ts';
import { writing } from '../files/failure.ts';
import type { Layout } from '../layout.ts';
import { readNotes } from '../notes/notes.ts';
import { removingFolder, sealedFolder } from './folders.ts';
import { listRuns } from './list.ts';

/** Which sealed runs go: those beyond the newest `keep`, older than `olderThanS` seconds, or both when both are given. */
export interface PruneRequest {
  readonly keep?: number | undefined;
  readonly olderThanS?: number | undefined;
  /** Also runs with a baseline or a note. */
  readonly force?: boolean | undefined;
  /** Only say what would go. */
  readonly dryRun?: boolean | undefined;
}

export interface Pruned {
  readonly removed: readonly string[];
  /** Runs that would have gone but for what hangs on them. */
  /** Campaigns whose last run went, or had gone before. */
  readonly campaigns: readonly string[];
  readonly spared: readonly { readonly id: string; readonly why: 'baseline' | 'note' }[];
}

/** Removes old runs. Throws USAGE when nothing says which, DISK_FULL or OUTPUT_UNWRITABLE. */
export async function pruneRuns(layout: Layout, request: PruneRequest, now: Date): Promise<Pruned> {
  const { keep, olderThanS, force = false, dryRun = false } = request;
  if (keep === undefined && olderThanS === undefined)
    throw new HeadroomError('USAGE', 'Nothing says which runs are to go.', 'Say how many to keep, or from which age on they go.');
  const sealed = (await listRuns(layout, now)).flatMap((entry) => (entry.state === 'sealed' ? [entry.run] : []));
  const before = now.getTime() - (olderThanS ?? 0) * 1000;
  const going = sealed.filter(({ endedAt }, newer) => newer >= (keep ?? 0) && (olderThanS === undefined || Date.parse(endedAt) < before));
  const baselines = new Set((await listBaselines(layout)).filter(({ retirement }) => !retirement).map(({ baseline }) => baseline.run));
  const removed: string[] = [];
  const spared: { id: string; why: 'baseline' | 'note' }[] = [];
  for (const { id } of going) {
    const why = force ? null : baselines.has(id) ? 'baseline' : (await readNotes(layout, id)).length > 0 ? 'note' : null;
    if (why !== null) spared.push({ id, why });
    else {
      if (!dryRun) await remove(layout, id);
      removed.push(id);
    }
  }
  const gone = new Set(removed);
  const left = new Set((await listRuns(layout, now)).map(({ id }) => id).filter((id) => !gone.has(id)));
  return { removed, campaigns: await pruneCampaigns(layout, left, now, dryRun), spared };
}

/** A run is gone with its name; what a crash leaves of it is swept away by the next recovery. */
async function remove(layout: Layout, id: string): Promise<void> {
  const folder = removingFolder(layout, id);
  await writing(folder, async () => {
    await rename(sealedFolder(layout, id), folder);
    await rm(folder, { recursive: true, force: true });
  });
}
