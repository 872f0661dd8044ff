import path from 'node:path';
import type { Manifest } from '../capacity/autoscale/manifest/manifest.ts';
import { HeadroomError } from '../model/error.ts';
import { writeDocument } from '../run/document-files.ts';
import type { Terminal } from './terminal.ts';

/** Prints manifests, several as documents of one stream, or writes each into a file. Throws OUTPUT_UNWRITABLE, USAGE. */
export async function printManifests(terminal: Terminal, all: readonly Manifest[], out: unknown): Promise<void> {
  if (typeof out !== 'string') return terminal.print(all.map(({ text }) => text.trimEnd()).join('\n---\n'));
  const isFile = path.extname(out) !== '' && !/[\\/]$/.test(out);
  if (isFile && all.length > 1)
    throw new HeadroomError('USAGE', 'Several manifests need a folder to go to.', 'Name one with --out .ebextensions/.');
  for (const { file, text } of all) {
    const place = isFile ? out : path.join(out, file);
    await writeDocument(place, text);
    terminal.progress(`Wrote ${place}`);
  }
}
