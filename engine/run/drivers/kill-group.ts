/** Ends every process of a group at once; one that is gone already is no error. */
export function killGroup(pid: number): void {
  // 0 would be this process's own group: a process that never started has no number.
  if (pid <= 1) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
