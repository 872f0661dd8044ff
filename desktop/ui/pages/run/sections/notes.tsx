import { moment } from '../../../../../reports/words/moment.ts';
import { NoteForm } from '../note-form.tsx';
import type { PartProperties } from '../section.ts';

/** What the run said of itself and what people wrote beside it; and a place to write. */
export function Notes({ id, opened: { report, notes } }: PartProperties) {
  const own = [...new Set([...report.notes, ...report.run.notes])];
  return (
    <>
      {own.length + notes.length === 0 && (
        <p className="soft">Nothing is noted yet: what was special about this run is known best today.</p>
      )}
      <ul className="run-notes">
        {own.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {notes.map(({ at, by, text }) => (
          <li key={`${at} ${text}`}>
            {text} <span className="soft">{`${by}, ${moment(at)}`}</span>
          </li>
        ))}
      </ul>
      <NoteForm id={id} />
    </>
  );
}
