import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { HeadroomError } from '../model/error.ts';
import { writeWhole } from '../store/files/whole-file.ts';

/** Formats by their names, commas between, to be written to `out`. Throws FORMAT_UNKNOWN, and USAGE for several without a place to go to. */
export function chosenFormats<Format>(formats: Readonly<Record<string, Format>>, names: string, out: string | undefined): Format[] {
  const chosen = names.split(',').map((each) => {
    const name = each.trim();
    const format = formats[name];
    if (format !== undefined) return format;
    throw new HeadroomError('FORMAT_UNKNOWN', `There is no format "${name}".`, `Choose from ${Object.keys(formats).join(', ')}.`);
  });
  if (chosen.length > 1 && out === undefined)
    throw new HeadroomError('USAGE', 'Several formats need a folder to go to.', 'Name one with --out results/.');
  return chosen;
}

/** The file that a document goes to: `out`, or `fileName` in it where it is a folder, as it is for one of several documents. */
export function fileAt(out: string, fileName: string, isOneOfSeveral: boolean): string {
  const isFolder = isOneOfSeveral || /[\\/]$/.test(out) || path.extname(out) === '';
  return isFolder ? path.join(out, fileName) : out;
}

/**
 * Writes a document, and makes its folder: wholly or not at all, so that what was there before outlives a full disk. Throws OUTPUT_UNWRITABLE,
 * DISK_FULL.
 */
export async function writeDocument(file: string, text: string): Promise<void> {
  const place = path.resolve(file);
  try {
    const there = await stat(place).catch(() => null);
    if (there?.isDirectory() === true)
      throw new HeadroomError(
        'OUTPUT_UNWRITABLE',
        `${file} cannot be written: it is a folder.`,
        `Name a file, or the folder with a slash at its end: --out ${file}/`,
      );
    // A pipe or a device takes what comes; nothing can be laid in its place.
    if (there !== null && !there.isFile()) await writeFile(place, text);
    else await writeWhole(place, text);
  } catch (error) {
    if (error instanceof HeadroomError) throw error;
    throw new HeadroomError(
      'OUTPUT_UNWRITABLE',
      `${file} cannot be written: ${error instanceof Error ? error.message : error}`,
      'Name another place with --out.',
      error,
    );
  }
}
