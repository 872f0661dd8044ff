import { readdir } from 'node:fs/promises';

/** Folders of a parent whose names end with `-<pid>` or `-<pid>.<anything>` of a process that is no more: what a killed engine left behind. */
export async function leftoversIn(parent: string): Promise<string[]> {
  const names = await readdir(parent).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => {
    const pid = /-(\d+)(\.[^-]*)?$/.exec(name)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
