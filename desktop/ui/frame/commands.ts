import { useEffect, useSyncExternalStore } from 'react';

/** Something that can be done from the keyboard: found in the palette, listed by `?`, and pressed where it has a key. */
export interface Command {
  readonly id: string;
  /** As a sentence would say it: `Approve this run as a baseline`. */
  readonly title: string;
  /** One key, or two in turn: `x`, `g r`. Never with a modifier that the browser needs. */
  readonly key?: string;
  readonly run: () => void;
}

let known: readonly Command[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Command[]): void {
  known = next;
  for (const listener of listeners) listener();
}

/** Offers commands while the caller is shown. Give a new list only when it changes (`useMemo`). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    change([...known, ...commands]);
    return () => change(known.filter((command) => !commands.includes(command)));
  }, [commands]);
}

/** Every command that can be given now. */
export function useKnownCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
}
