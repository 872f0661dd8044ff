import { readdirSync, readFileSync } from 'node:fs';

/** CPU and memory of a process and all its descendants. */
export interface TreeUsage {
  /** CPU seconds used so far. */
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
}

const ticksPerSecond = 100;
const pageBytes = 4096;

/** Reads Linux's /proc; null on other systems or when the process is gone. Clock ticks are 100 a second on every Linux we know (`getconf CLK_TCK`). */
export function usageOfTree(root: number): TreeUsage | null {
  const processes = readProcesses();
  if (!processes.has(root)) return null;
  let ticks = 0;
  let pages = 0;
  const waiting = [root];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    const entry = processes.get(pid);
    if (entry === undefined) continue;
    ticks += entry.ticks;
    pages += entry.pages;
    for (const [child, { parent }] of processes) if (parent === pid) waiting.push(child);
  }
  return { cpuSeconds: ticks / ticksPerSecond, memoryBytes: pages * pageBytes };
}

function readProcesses(): Map<number, { parent: number; ticks: number; pages: number }> {
  const processes = new Map<number, { parent: number; ticks: number; pages: number }>();
  if (process.platform !== 'linux') return processes;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readStat(name);
    if (stat === null) continue;
    // Fields after the command, which is in brackets and may hold spaces (proc(5)): state is field 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    processes.set(Number(name), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]), pages: Number(fields[21]) });
  }
  return processes;
}

function readStat(pid: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (gone) {
    // The process ended between the listing and the reading.
    if (gone instanceof Error) return null;
    throw gone;
  }
}
