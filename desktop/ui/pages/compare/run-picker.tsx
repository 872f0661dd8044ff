import { useState } from 'react';
import { useDocument } from '../../data/documents.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { RunSearch } from './run-search.tsx';
import { runWords } from './run-words.ts';

/** The run of a side, and the way to another: a button that opens a list with a search. */
export function RunPicker({
  label,
  run,
  onChange,
}: {
  readonly label: string;
  readonly run: string;
  readonly onChange: (run: string) => void;
}) {
  const [open, setOpen] = useState(false);
  const found = useDocument('runs', { query: { search: run, all: 'true', limit: 1 } }, run !== '').data?.runs[0];
  const words = found === undefined || found.id !== run ? null : runWords(found);
  return (
    <>
      <button type="button" className={`compare-pick ${label.toLowerCase()}`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className="compare-of">{label}</span>
        <strong>{words?.title ?? run}</strong>
        {words !== null && <span className="soft">{words.beside}</span>}
      </button>
      <Dialog title={`${label}: choose a run`} open={open} onClose={() => setOpen(false)}>
        {open && (
          <RunSearch
            onChoose={(chosen) => {
              setOpen(false);
              onChange(chosen);
            }}
          />
        )}
      </Dialog>
    </>
  );
}
