import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';

/** Seconds after which a folder of another machine, which cannot be asked, counts as left. Its owner touches it every `heartbeatS`. */
const leftAfterS = 60;
export const heartbeatS = 10;

const host = createHash('sha256').update(os.hostname()).digest('hex').slice(0, 6);
let own: string | undefined;

/** This process as a word: machine, process id, and when it started, so that a later process with the same id is another. */
export function ownerWord(): string {
  own ??= `${host}-${process.pid}-${startOf(process.pid)}`;
  return own;
}

/** Whether the process behind such a word still lives. `touchedMs` is when its folder was last touched. */
export function isAlive(owner: string, touchedMs: number, nowMs: number): boolean {
  const [machine, pid, start] = owner.split('-');
  if (machine !== host) return nowMs - touchedMs < leftAfterS * 1000;
  return isRunning(Number(pid)) && startOf(Number(pid)) === start;
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process started, as a short word; `0` where the system does not say. */
function startOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      // Field 22 of proc(5) stat, counted after the name, which may hold spaces and brackets.
      const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '');
      return Number(afterName.split(' ')[19]).toString(36);
    }
    if (process.platform === 'win32') return '0';
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
    return (Date.parse(text) / 1000).toString(36);
  } catch {
    // The process went, or may not be asked: then only its id counts.
    return '0';
  }
}
