import path from 'node:path';
import type { Note } from '../../model/note.ts';
import { documentText, readDocument } from '../documents/document.ts';
import { exists, writeWhole } from '../files/whole-file.ts';
import { type Layout, safeName } from '../layout.ts';

/** What was written beside a run, oldest first. Throws RUN_DAMAGED. */
export async function readNotes(layout: Layout, run: string): Promise<Note[]> {
  const file = noteFile(layout, run);
  return (await exists(file)) ? (await readDocument('notes', file)).notes : [];
}

/** Adds a note; earlier ones stay as they are. */
export async function addNote(layout: Layout, run: string, note: Note): Promise<void> {
  const notes = [...(await readNotes(layout, run)), note];
  await writeWhole(noteFile(layout, run), documentText('notes', { schemaVersion: 1, run, notes }));
}

export function noteFile(layout: Layout, run: string): string {
  return path.join(layout.notes, `${safeName(run, 'run')}.json`);
}
