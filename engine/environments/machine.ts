import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { Machine } from '../model/run.ts';

/** Facts that identify this machine. The governor is null where the kernel does not tell. */
export function thisMachine(): Machine {
  return {
    cpuModel: os.cpus()[0]?.model.trim() ?? 'unknown',
    cpuCount: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    platform: `${os.platform()} ${os.arch()}`,
    kernel: os.release(),
    governor: readGovernor(),
    node: process.version,
  };
}

export function readGovernor(): string | null {
  try {
    return readFileSync('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor', 'utf8').trim();
  } catch (error) {
    // Virtual machines and other systems have no such file.
    if (error instanceof Error) return null;
    throw error;
  }
}
