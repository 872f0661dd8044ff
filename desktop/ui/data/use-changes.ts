import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';

/** What somebody changed on a page, by name. */
export type Changed = Readonly<Record<string, string>>;

export interface Changes {
  readonly values: Changed;
  /** Null takes the change back. */
  readonly change: (name: string, value: string | null) => void;
  /** Takes these back at once; all of them where none is named. */
  readonly reset: (names?: readonly string[]) => void;
}

/** A slider that is dragged tells of itself many times a second, which a browser's history refuses. */
const restMs = 200;

/** Changes that a link brings back: shown at once, written into the address when the hand rests. `names` are those of this page. */
export function useChanges(names: readonly string[]): Changes {
  const [parameters, write] = useSearchParams();
  const [draft, setDraft] = useState<Changed | null>(null);
  const all = names.join(' ');
  const written = useMemo(
    () =>
      Object.fromEntries(
        all.split(' ').flatMap((name): [string, string][] => {
          const value = parameters.get(name);
          return value === null ? [] : [[name, value]];
        }),
      ),
    [parameters, all],
  );
  const values = draft ?? written;
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => {
      write(
        (before) => {
          const after = new URLSearchParams(before);
          for (const name of all.split(' ')) after.delete(name);
          for (const [name, value] of Object.entries(draft)) after.set(name, value);
          return after;
        },
        { replace: true },
      );
      setDraft(null);
    }, restMs);
    return () => clearTimeout(timer);
  }, [draft, all, write]);
  const change = useCallback(
    (name: string, value: string | null) =>
      setDraft((before) => {
        const { [name]: _, ...others } = before ?? written;
        return value === null ? others : { ...others, [name]: value };
      }),
    [written],
  );
  const reset = useCallback(
    (which?: readonly string[]) =>
      setDraft((before) =>
        which === undefined ? {} : Object.fromEntries(Object.entries(before ?? written).filter(([name]) => !which.includes(name))),
      ),
    [written],
  );
  return { values, change, reset };
}
