import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { RenderOptions } from '../../reports/formats/format.ts';
import { HeadroomError } from '../model/error.ts';
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
  const wanted = options.json === true ? ['json'] : typeof options.format === 'string' ? options.format.split(',') : ['text'];
  const chosen = wanted.map((each) => formatOf(formats, each.trim()));
  const out = typeof options.out === 'string' ? options.out : undefined;
  if (chosen.length > 1 && out === undefined)
    throw new HeadroomError('USAGE', 'Several formats need a folder to go to.', 'Name one with --out results/.');
  const isFolder = out !== undefined && (chosen.length > 1 || /[\\/]$/.test(out) || path.extname(out) === '');
  for (const { extension, render } of chosen) {
    const text = render(document, { columns: terminal.width, colour: terminal.colour && out === undefined });
    if (out === undefined) terminal.print(text.trimEnd());
    else {
      const file = path.resolve(folder, isFolder ? path.join(out, `${name}.${extension}`) : out);
      await write(file, text);
      terminal.progress(`Wrote ${path.relative(process.cwd(), file)}`);
    }
  }
}

function formatOf<Document>(formats: Formats<Document>, name: string): Formats<Document>[string] {
  const format = formats[name];
  if (format !== undefined) return format;
  throw new HeadroomError('FORMAT_UNKNOWN', `There is no format "${name}".`, `Choose from ${Object.keys(formats).join(', ')}.`);
}

async function write(file: string, text: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new HeadroomError(
      'OUTPUT_UNWRITABLE',
      `${file} cannot be written: ${error instanceof Error ? error.message : error}`,
      'Name another place with --out.',
      error,
    );
  }
}
