import path from 'node:path';
import { z } from 'zod';
import { channels } from './channels.ts';
import type { CallEvent, ShellCalls, ShellDialogs, ShellWindow } from './parts.ts';
import { isOwnAddress } from './places.ts';

const largestFileBytes = 200_000_000;

/** A file to keep. Its name is a suggestion of the page: taken as a name, never as a path. */
export const fileToSaveSchema = z.strictObject({
  name: z.string().min(1).max(200),
  bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= largestFileBytes, 'too large'),
});

export interface CallSettings {
  readonly calls: ShellCalls;
  readonly window: ShellWindow;
  readonly dialogs: ShellDialogs;
  readonly write: (file: string, bytes: Uint8Array) => Promise<void>;
}

/** What the page may ask of the shell. Every call is refused unless our own page, in the top frame of our own window, made it. */
export function answerCalls({ calls, window, dialogs, write }: CallSettings): void {
  const answer = (channel: string, values: z.ZodType<unknown[]>, act: (values: never) => Promise<unknown>) =>
    calls.handle(channel, async (event, ...given) => {
      if (!isOurs(event, window)) throw new Error('refused: this page may not call');
      const checked = values.safeParse(given);
      if (!checked.success) throw new Error('refused: not what this call takes');
      return await act(checked.data as never);
    });
  answer(channels.openFolder, z.tuple([]), async () => await askFolder(dialogs, 'Open a folder of runs'));
  answer(
    channels.saveFile,
    z.tuple([fileToSaveSchema]),
    async ([file]: [z.infer<typeof fileToSaveSchema>]) => await keepFile(dialogs, write, file),
  );
}

function isOurs({ sender, senderFrame }: CallEvent, { webContents }: ShellWindow): boolean {
  return sender.id === webContents.id && senderFrame !== null && senderFrame.parent === null && isOwnAddress(senderFrame.url);
}

/** A folder somebody chose; null when they did not. */
export async function askFolder(dialogs: ShellDialogs, title: string): Promise<string | null> {
  const { canceled, filePaths } = await dialogs.showOpenDialog({ title, properties: ['openDirectory', 'createDirectory'] });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where to keep a file and keeps it; false when nobody said where. Throws what writing throws. */
export async function keepFile(
  dialogs: ShellDialogs,
  write: CallSettings['write'],
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<boolean> {
  const { canceled, filePath } = await dialogs.showSaveDialog({ title: 'Save', defaultPath: nameOnly(name) });
  if (canceled || filePath === '') return false;
  await write(filePath, bytes);
  return true;
}

/** A name that is a file in any folder: no separators, no drive, no control characters, no leading dot. */
export function nameOnly(name: string): string {
  const last = path.posix.basename(name.replaceAll('\\', '/'));
  const plain = [...last].filter((letter) => letter >= ' ' && !'<>:"|?*\u007f'.includes(letter)).join('');
  return plain.replace(/^\.+/, '').trim() || 'headroom';
}
