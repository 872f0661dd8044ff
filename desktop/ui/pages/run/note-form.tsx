import { type FormEvent, useState } from 'react';
import { useAction, useDocument } from '../../data/documents.ts';
import { Failure } from '../../parts/failure.tsx';
import { TextField } from '../../parts/field.tsx';
import { useName } from './use-name.ts';

/** Writes a note beside a run; notes are only ever added to. */
export function NoteForm({ id }: { readonly id: string }) {
  const [text, setText] = useState('');
  const [by, setBy] = useName();
  const project = useDocument('project');
  const add = useAction('addNote', ['run', 'runs']);
  if (project.data?.readOnly !== false) return null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { path: { run: id }, body: { text: text.trim(), ...(by.trim() === '' ? {} : { by: by.trim() }) } },
      { onSuccess: () => setText('') },
    );
  };
  return (
    <form className="run-note-form" onSubmit={send}>
      <TextField
        label="Add a note"
        rows={3}
        hint="What was special: a deployment, a noisy neighbour, a ticket."
        value={text}
        onChange={setText}
      />
      <TextField label="Your name" value={by} onChange={setBy} />
      <button type="submit" disabled={text.trim() === '' || add.isPending}>
        Add the note
      </button>
      {add.error !== null && <Failure failure={add.error.failure} />}
    </form>
  );
}
