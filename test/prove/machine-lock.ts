import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Held while a part loads this machine, so that a second one does not spoil its times. Gives the way to let go; null with the process that holds it. */
export function takeMachine(cache: string): { readonly release: () => void } | { readonly heldBy: number } {
  mkdirSync(cache, { recursive: true });
  const file = path.join(cache, 'machine.lock');
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = Number(readFileSync(file, 'utf8'));
    if (isAlive(holder)) return { heldBy: holder };
    rmSync(file, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // No such process.
    return false;
  }
}
