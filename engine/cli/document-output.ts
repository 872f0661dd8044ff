import path from 'node:path';
import type { Command } from 'commander';
import type { RenderOptions } from '../../reports/formats/format.ts';
import { chosenFormats, fileAt, writeDocument } from '../run/document-files.ts';
import type { Terminal } from './terminal.ts';

/** Ways to write a document down, by the name people ask for them with. */
type Formats<Document> = Readonly<
  Record<string, { readonly name: string; readonly extension: string; render(document: Document, options?: RenderOptions): string }>
>;

/** Flags of every verb whose result is one document. */
export function declareDocumentOptions(command: Command, names: readonly string[]): void {
  command
    .option('--format <names>', `${names.join(', ')}; several with commas, to a folder`)
    .option('--out <path>', 'a file, or a folder for several formats; else it is printed')
    .option('--json', 'the same as --format json');
}

/** Prints a document, or writes it to `--out`: `<name>.<extension>` in a folder. Throws FORMAT_UNKNOWN, USAGE, OUTPUT_UNWRITABLE. */
export async function printDocument<Document>(
  terminal: Terminal,
  folder: string,
  document: Document,
  formats: Formats<Document>,
  name: string,
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const names = options.json === true ? 'json' : typeof options.format === 'string' ? options.format : 'text';
  const out = typeof options.out === 'string' ? options.out : undefined;
  const chosen = chosenFormats(formats, names, out);
  for (const { extension, render } of chosen) {
    const text = render(document, { columns: terminal.width, colour: terminal.colour && out === undefined });
    if (out === undefined) terminal.print(text.trimEnd());
    else {
      const file = path.resolve(folder, fileAt(out, `${name}.${extension}`, chosen.length > 1));
      await writeDocument(file, text);
      terminal.progress(`Wrote ${path.relative(process.cwd(), file)}`);
    }
  }
}
