import os from 'node:os';

/** Reads how busy this machine is, whatever keeps it so. */
export interface MachineBusy {
  read(): void;
  /** Share of all cores' time that was not idle between the first and the last reading, 0..1; null with fewer than two readings apart. */
  share(): number | null;
}

export function machineBusy(): MachineBusy {
  const first = coreTimes();
  let last = first;
  return {
    read: () => {
      last = coreTimes();
    },
    share: () => (last.all === first.all ? null : 1 - (last.idle - first.idle) / (last.all - first.all)),
  };
}

/** Milliseconds of all cores since the machine started. */
function coreTimes(): { readonly idle: number; readonly all: number } {
  const times = os.cpus().map((core) => core.times);
  const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0);
  return { idle: times.reduce((sum, { idle }) => sum + idle, 0), all };
}
