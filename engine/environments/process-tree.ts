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
  const tree = treeOf(root, processes);
  if (tree.length === 0) return null;
  const sum = (of: 'ticks' | 'pages') => tree.reduce((total, pid) => total + (processes.get(pid)?.[of] ?? 0), 0);
  return { cpuSeconds: sum('ticks') / ticksPerSecond, memoryBytes: sum('pages') * pageBytes };
}

/** A process and all its descendants, by id; none on systems other than Linux, or when it is gone. */
export function processesOf(root: number): number[] {
  return treeOf(root, readProcesses());
}

function treeOf(root: number, processes: ReadonlyMap<number, { readonly parent: number }>): number[] {
  if (!processes.has(root)) return [];
  const tree = [root];
  for (const pid of tree) for (const [child, { parent }] of processes) if (parent === pid) tree.push(child);
  return tree;
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
