import { readdirSync, readFileSync } from 'node:fs';

/** Processes that this one started and that are k6. */
export function generators(): number[] {
  const children = readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').trim().split(' ').map(Number),
  );
  return children.filter((pid) => pid > 0 && commandOf(pid).startsWith('k6'));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    // It has ended since it was listed.
    return '';
  }
}
