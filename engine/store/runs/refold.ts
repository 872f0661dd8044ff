import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFold, type Fold } from '../../measure/fold.ts';
import { parseWindowFileLine } from '../../measure/parse.ts';
import { HeadroomError } from '../../model/error.ts';
import type { LoadStep } from '../../model/load.ts';
import { reasonOf } from '../documents/document.ts';
import { exists } from '../files/whole-file.ts';

/** A driver that lost its engine ends by itself, and its last lines come within this time. */
const quietMs = 2000;
const patienceMs = 30_000;

/**
 * Folds a window file that was cut off: its last line when that is not whole, and everything from the first line that cannot be read,
 * are left out, the latter with a warning.
 */
export async function refold(file: string, steps: readonly LoadStep[]): Promise<{ fold: Fold; warnings: string[] }> {
  const fold = createFold({ steps });
  if (!(await exists(file))) return { fold, warnings: [] };
  await untilQuiet(file);
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  let broken: { line: number; reason: string } | null = null;
  for await (const line of lines) {
    if (broken)
      return { fold, warnings: [...fold.warnings(), `The window file cannot be read from line ${broken.line} on: ${broken.reason}.`] };
    number++;
    try {
      fold.add(parseWindowFileLine(line));
    } catch (error) {
      if (!(error instanceof HeadroomError)) throw error;
      broken = { line: number, reason: reasonOf(error) };
    }
  }
  return { fold, warnings: fold.warnings() };
}

async function untilQuiet(file: string): Promise<void> {
  if (await hasEnd(file)) return;
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 100) {
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > quietMs) return;
    await sleep(100);
  }
}

/** Whether the driver closed the file: nothing comes after its end line. */
async function hasEnd(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, 4096);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return /(^|\n)\{"end":[^\n]*\}\n?$/.test(buffer.toString());
  } finally {
    await handle.close();
  }
}
