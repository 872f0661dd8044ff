import type { ShellParts } from './parts.ts';

/** Keeps the machine from falling asleep while something runs: a generator that sleeps measures nothing. The screen may go dark. */
export function keepAwake(power: ShellParts['power']): (busy: boolean) => void {
  let held: number | null = null;
  return (busy) => {
    if (busy && held === null) held = power.start('prevent-app-suspension');
    else if (!busy && held !== null) {
      power.stop(held);
      held = null;
    }
  };
}
