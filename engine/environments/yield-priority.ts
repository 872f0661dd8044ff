import { readdirSync } from 'node:fs';
import os from 'node:os';
import { processesOf } from './process-tree.ts';

/** Of a process that lets others go first: a core's share of 1 to 9 against one of the usual priority (Linux, `sched_prio_to_weight`). */
export const yieldingNice = 10;

/**
 * Lets a process, all it started and all their threads give way to others on this machine. A generator that waits for a core sends late and calls the target
 * slow; a target that waits for one is what is measured. Tells whether it could be done: Linux alone has priorities by thread.
 */
export function yieldPriority(root: number): boolean {
  const processes = processesOf(root);
  if (processes.length === 0) return false;
  for (const pid of processes) for (const thread of threadsOf(pid)) lower(thread);
  return true;
}

function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch (gone) {
    // It ended meanwhile.
    if (gone instanceof Error) return [];
    throw gone;
  }
}

function lower(thread: number): void {
  try {
    os.setPriority(thread, yieldingNice);
  } catch (gone) {
    // It ended meanwhile, or gives way even more already.
    if (!(gone instanceof Error)) throw gone;
  }
}
