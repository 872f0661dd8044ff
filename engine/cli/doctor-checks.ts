import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import os from 'node:os';
import { readGovernor } from '../environments/machine.ts';

/** One thing that was looked at. `mend` is the command or act that helps, empty when nothing is wrong. */
export interface Check {
  readonly what: string;
  readonly state: 'good' | 'caution' | 'missing';
  readonly found: string;
  readonly mend: string;
}

const usersWanted = 2000;
const freeWantedBytes = 2e9;

/** One open file a connection, and some for the generator itself. */
export function checkOpenFiles(): Check {
  const limit = process.platform === 'win32' ? Number.POSITIVE_INFINITY : readLimit();
  const good = limit >= usersWanted * 2;
  return {
    what: 'open files',
    state: good ? 'good' : 'caution',
    found: Number.isFinite(limit) ? String(limit) : 'no limit',
    mend: good ? '' : 'ulimit -n 65536',
  };
}

function readLimit(): number {
  const text = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim();
  return text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text);
}

/** Each connection to one address and port needs a local port of its own. */
export function checkPorts(): Check {
  const range =
    process.platform === 'linux'
      ? readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').trim().split(/\s+/).map(Number)
      : [49_152, 65_535];
  const count = (range[1] ?? 0) - (range[0] ?? 0) + 1;
  const good = count >= usersWanted * 5;
  return {
    what: 'local ports',
    state: good ? 'good' : 'caution',
    found: `${count} ephemeral`,
    mend: good ? '' : 'sysctl -w net.ipv4.ip_local_port_range="15000 65000"',
  };
}

export function checkGovernor(): Check {
  const governor = readGovernor();
  const good = governor === null || governor === 'performance';
  return {
    what: 'CPU governor',
    state: good ? 'good' : 'caution',
    found: governor ?? 'not told by this machine',
    mend: good ? '' : 'cpupower frequency-set -g performance',
  };
}

export async function checkDisk(folder: string): Promise<Check> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const good = free >= freeWantedBytes;
  return {
    what: 'disk',
    state: good ? 'good' : 'caution',
    found: `${(free / 1e9).toFixed(1)} GB free`,
    mend: good ? '' : 'headroom runs --prune 20',
  };
}

export function checkMachine(): Check {
  const cores = os.availableParallelism();
  const memory = `${(os.totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return {
    what: 'machine',
    state: cores >= 2 ? 'good' : 'caution',
    found: `${cores} cores, ${memory}`,
    mend: cores >= 2 ? '' : 'Use at least two cores: generator and target share one here.',
  };
}
