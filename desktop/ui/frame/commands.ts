import { useEffect, useId, useRef, useSyncExternalStore } from 'react';

/** Something that can be done from the keyboard: found in the palette, listed by `?`, and pressed where it has a key. */
export interface Command {
  readonly id: string;
  /** As a sentence would say it: `Approve this run as a baseline`. */
  readonly title: string;
  /** One key, or two in turn: `x`, `g r`. Never with a modifier that the browser needs. */
  readonly key?: string;
  readonly run: () => void;
}

/** By who offers them, in the order they came. */
let offered: ReadonlyMap<string, readonly Command[]> = new Map();
let known: readonly Command[] = [];
const listeners = new Set<() => void>();

function offer(by: string, commands: readonly Command[] | null): void {
  const next = new Map(offered);
  if (commands === null) next.delete(by);
  else next.set(by, commands);
  offered = next;
  known = [...offered.values()].flat();
  for (const listener of listeners) listener();
}

/** Offers commands while the caller is shown. A list made anew each time is told anew only when its words or keys differ; what a command does is always the latest. */
export function useCommands(commands: readonly Command[]): void {
  const by = useId();
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const words = JSON.stringify(commands.map(({ id, title, key }) => [id, title, key]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words stand for the list
  useEffect(() => {
    offer(
      by,
      latest.current.map((command, index) => ({ ...command, run: () => latest.current[index]?.run() })),
    );
    return () => offer(by, null);
  }, [by, words]);
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
