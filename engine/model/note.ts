import { z } from 'zod';

/** What somebody wrote beside a sealed run. */
export const noteSchema = z.object({ at: z.iso.datetime(), by: z.string(), text: z.string() });
export type Note = z.infer<typeof noteSchema>;

/** `.headroom/notes/<run>.json`: only ever added to. */
export const runNotesSchema = z.object({ schemaVersion: z.literal(1), run: z.string(), notes: z.array(noteSchema) });
export type RunNotes = z.infer<typeof runNotesSchema>;
