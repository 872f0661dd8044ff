import { type KeyboardEvent, useState } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { type Command, useKnownCommands } from './commands.ts';
import { fitting } from './palette-match.ts';

/** Every command by some letters of its name: arrows choose, Enter does it. */
export function Palette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title="Commands" open={open} onClose={onClose} className="palette">
      <Choices onClose={onClose} />
    </Dialog>
  );
}

function Choices({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = fitting(useKnownCommands(), typed);
  const at = Math.min(chosen, found.length - 1);
  const give = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const choose = (index: number) => {
    const next = (index + found.length) % Math.max(1, found.length);
    setChosen(next);
    document.getElementById(`command-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') choose(at + 1);
    else if (event.key === 'ArrowUp') choose(at - 1);
    else if (event.key === 'Enter') give(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="command-list"
        aria-activedescendant={found.length === 0 ? undefined : `command-${at}`}
        aria-label="Find a command"
        placeholder="Go to, start, compare…"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKey}
      />
      <div id="command-list" role="listbox" aria-label="Commands" tabIndex={-1}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus
          <div
            key={command.id}
            id={`command-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => give(command)}
          >
            <span>{command.title}</span>
            {command.key !== undefined && <kbd>{command.key}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="soft">No command is called so.</p>}
    </>
  );
}
