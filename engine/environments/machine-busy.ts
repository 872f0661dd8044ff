import os from 'node:os';

/** CPU time of all cores since the machine started, in ms. */
interface CpuTimes {
  readonly idle: number;
  readonly all: number;
}

/** Reads how busy this machine is, whatever keeps it so. */
export interface MachineBusy {
  read(): void;
  /** Share of all cores' time that was not idle from the start to the last reading, 0 to 1; null before there is one, or where the system tells no times. */
  share(): number | null;
}

/** Takes its first reading now. */
export function machineBusy(times: () => CpuTimes = cpuTimes): MachineBusy {
  const first = times();
  let last = first;
  return {
    read: () => {
      last = times();
    },
    share: () => (last.all <= first.all ? null : Math.min(1, Math.max(0, 1 - (last.idle - first.idle) / (last.all - first.all)))),
  };
}

/** CPU seconds that all cores of this machine were busy since it started. */
export function machineBusySeconds(): number {
  const { idle, all } = cpuTimes();
  return (all - idle) / 1000;
}

function cpuTimes(): CpuTimes {
  const cores = os.cpus().map(({ times }) => times);
  const all = cores.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0);
  return { idle: cores.reduce((sum, { idle }) => sum + idle, 0), all };
}
