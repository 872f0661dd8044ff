import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parseWindowFileLine } from '../../measure/parse.ts';
import type { WindowFileLine } from '../../model/window-file.ts';

const everyMs = 100;
const chunkBytes = 256 * 1024;
const newline = 10;

/**
 * The lines of a file that grows, as they are written, until its writer has ended and all is read. A last line without its newline is torn and left out. A
 * file that is not there yet is waited for; one that never comes has no lines.
 */
export async function* followLines(file: string, writerEnded: Promise<unknown>): AsyncGenerator<string> {
  let ended = false;
  const end = writerEnded.then(
    () => {
      ended = true;
    },
    () => {
      ended = true;
    },
  );
  const handle = await openWhenThere(file, () => ended, end);
  if (handle === null) return;
  try {
    const chunk = Buffer.alloc(chunkBytes);
    let rest = Buffer.alloc(0);
    for (;;) {
      const last = ended;
      const { bytesRead } = await handle.read(chunk, 0, chunkBytes);
      if (bytesRead === 0) {
        if (last) return;
        await Promise.race([wait(everyMs), end]);
        continue;
      }
      const text = rest.length === 0 ? chunk.subarray(0, bytesRead) : Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
      let from = 0;
      for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, from)) {
        yield text.toString('utf8', from, at);
        from = at + 1;
      }
      rest = Buffer.from(text.subarray(from));
    }
  } finally {
    await handle.close();
  }
}

/** `followLines`, read. Throws WINDOWS_DAMAGED. */
export async function* followWindows(file: string, writerEnded: Promise<unknown>): AsyncGenerator<WindowFileLine> {
  for await (const line of followLines(file, writerEnded)) if (line !== '') yield parseWindowFileLine(line);
}

async function openWhenThere(file: string, ended: () => boolean, end: Promise<void>): Promise<FileHandle | null> {
  for (;;) {
    const last = ended();
    try {
      return await open(file, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      if (last) return null;
    }
    await Promise.race([wait(everyMs), end]);
  }
}
