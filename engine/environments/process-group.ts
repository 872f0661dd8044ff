import { readdirSync, readFileSync } from 'node:fs';

/** Signals every process of a group; one that is gone already is no error. */
export function signalGroup(group: number, signal: NodeJS.Signals): void {
  reaches(group, signal);
}

/**
 * Whether a process group still runs anything. Where /proc tells, the ended that nobody has collected do not count: in containers whose first process collects
 * none they would stay for ever.
 */
export function groupRuns(group: number): boolean {
  if (!reaches(group, 0)) return false;
  if (process.platform !== 'linux') return true;
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && runsIn(name, group));
}

function reaches(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, signal);
    return true;
  } catch (error) {
    // EPERM is what macOS says of a group whose processes have all ended.
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return false;
  }
}

/** Fields after the command, which is in brackets and may hold spaces (proc(5)): state, parent, group. */
function runsIn(pid: string, group: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, , itsGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(itsGroup) === group && state !== 'Z' && state !== 'X';
  } catch (gone) {
    // It ended between the listing and the reading.
    if (gone instanceof Error) return false;
    throw gone;
  }
}
