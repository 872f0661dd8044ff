import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { RunRow } from '../../../../engine/model/api/listing.ts';
import { type Command, useCommands } from '../../frame/commands.ts';

export interface Selection {
  readonly runs: readonly RunRow[];
  readonly has: (id: string) => boolean;
  readonly toggle: (run: RunRow) => void;
  readonly clear: () => void;
}

/** The runs that are ticked: at most two, the one ticked first gives way. */
export function useSelection(): Selection {
  const [runs, setRuns] = useState<readonly RunRow[]>([]);
  return {
    runs,
    has: (id) => runs.some((run) => run.id === id),
    toggle: (run) =>
      setRuns((before) => (before.some(({ id }) => id === run.id) ? before.filter(({ id }) => id !== run.id) : [...before, run].slice(-2))),
    clear: () => setRuns([]),
  };
}

const byAge = (a: RunRow, b: RunRow): number => (a.startedAt ?? '').localeCompare(b.startedAt ?? '');

/** The older of two runs is the base. */
export function comparePlace(runs: readonly RunRow[]): string | null {
  const [base, head] = [...runs].sort(byAge);
  return base && head ? `/compare?${new URLSearchParams({ base: base.id, head: head.id })}` : null;
}

/** Says how many are ticked, and compares two. */
export function SelectionBar({ selection: { runs, clear } }: { readonly selection: Selection }) {
  const [, go] = useLocation();
  const place = comparePlace(runs);
  const commands = useMemo<Command[]>(
    () => (place === null ? [] : [{ id: 'runs-compare', title: 'Compare the two runs that are ticked', key: 'x', run: () => go(place) }]),
    [place, go],
  );
  useCommands(commands);
  return (
    <div className="runs-selection" role="status">
      <button type="button" className="primary" disabled={place === null} onClick={() => place !== null && go(place)}>
        Compare
      </button>
      {runs.length > 0 && (
        <button type="button" onClick={clear}>
          Untick
        </button>
      )}
      <span className="soft">
        {runs.length === 0
          ? 'Tick two runs to compare them.'
          : runs.length === 1
            ? 'One ticked: tick another.'
            : 'Two ticked: the older one is the base.'}
      </span>
    </div>
  );
}
