import type { Session } from './session.ts';
import { type CountedWork, nothingCounted } from './work/work.ts';

/** The work of a single user, counted before the load, where it can be. */
export async function countBefore({ work, watch, partial }: Session): Promise<CountedWork> {
  if (work.count === null) return nothingCounted;
  watch.phase('Counting the work of one user');
  return await work.count(partial.folder, watch.interrupted);
}
