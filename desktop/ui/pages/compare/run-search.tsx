import { type KeyboardEvent, useId, useState } from 'react';
import { useDocument } from '../../data/documents.ts';
import { Failure } from '../../parts/failure.tsx';
import { runWords } from './run-words.ts';

const shortcuts = [
  { id: 'latest', title: 'Latest run', beside: 'whatever it is' },
  { id: 'previous', title: 'Previous run', beside: 'the one before the latest' },
];

/** A list of runs to choose from: words narrow it, arrows move, Enter takes. */
export function RunSearch({ onChoose }: { readonly onChoose: (run: string) => void }) {
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const asked = useDocument('runs', { query: { search, limit: 30 } });
  const runs = asked.data?.runs.filter(({ state }) => state === 'sealed') ?? [];
  const choices = [...(search === '' ? shortcuts : []), ...runs.map((run) => ({ id: run.id, ...runWords(run) }))];
  const chosen = Math.min(at, choices.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((chosen + step + choices.length) % Math.max(1, choices.length));
    }
    const choice = choices[chosen];
    if (event.key === 'Enter' && choice !== undefined) {
      event.preventDefault();
      onChoose(choice.id);
    }
  };
  return (
    <div className="compare-search">
      <input
        type="search"
        role="combobox"
        aria-label="Search runs"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={choices.length === 0 ? undefined : `${list}-${chosen}`}
        placeholder="Scenario, environment, commit or id"
        // biome-ignore lint/a11y/noAutofocus: it is all the dialog is opened for
        autoFocus
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {asked.error !== null && <Failure failure={asked.error.failure} again={() => asked.refetch()} />}
      <div className="compare-choices" id={list} role="listbox" aria-label="Runs">
        {choices.map(({ id, title, beside }, index) => (
          <div
            key={id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onPointerMove={() => setAt(index)}
            onClick={() => onChoose(id)}
            onKeyDown={onKeyDown}
          >
            <strong>{title}</strong> <span className="soft">{beside}</span>
          </div>
        ))}
      </div>
      {asked.data !== undefined && choices.length === 0 && <p className="soft">No run contains these words.</p>}
    </div>
  );
}
