import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { exists } from '../files/whole-file.ts';
import { runFiles } from '../layout.ts';

/** Where the sealed runs of a folder that is no project lie: in it, or in its `runs`, as in a copied `.headroom`; null where there are none. */
export async function copiedRuns(folder: string): Promise<string | null> {
  for (const place of [folder, path.join(folder, 'runs')]) if (await holdsRuns(place)) return place;
  return null;
}

async function holdsRuns(folder: string): Promise<boolean> {
  // What cannot be read has nothing to show.
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries)
    if (entry.isDirectory() && /^[A-Za-z0-9_-]+$/.test(entry.name)) {
      const [run, report] = [runFiles.run, runFiles.report].map((name) => path.join(folder, entry.name, name));
      if (run !== undefined && report !== undefined && (await exists(run)) && (await exists(report))) return true;
    }
  return false;
}
