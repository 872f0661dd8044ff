import os from 'node:os';

/** CPU time of all cores since the machine started, in ms, as `os.cpus()` tells it. */
export interface CpuTimes {
  readonly idle: number;
  readonly all: number;
}

/** How busy this machine is between its first and its last reading. */
export interface MachineBusy {
  read(): void;
  /** Share of the cores' time that was not idle, 0 to 1; null with fewer than two readings, or where the system tells none. */
  share(): number | null;
}

/** `times` is replaced where the numbers are known. */
export function machineBusy(times: () => CpuTimes = cpuTimes): MachineBusy {
  let first: CpuTimes | null = null;
  let last: CpuTimes | null = null;
  return {
    read() {
      last = times();
      first ??= last;
    },
    share() {
      if (first === null || last === null || last.all <= first.all) return null;
      return Math.min(1, Math.max(0, 1 - (last.idle - first.idle) / (last.all - first.all)));
    },
  };
}

function cpuTimes(): CpuTimes {
  const cores = os.cpus().map(({ times }) => times);
  const all = (core: (typeof cores)[number]) => core.user + core.nice + core.sys + core.idle + core.irq;
  return { idle: cores.reduce((sum, { idle }) => sum + idle, 0), all: cores.reduce((sum, core) => sum + all(core), 0) };
}
