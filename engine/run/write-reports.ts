import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Audience, audiences } from '../../reports/formats/format.ts';
import { formats } from '../../reports/index.ts';
import { HeadroomError } from '../model/error.ts';
import type { Store } from '../store/index.ts';

export interface ReportOrder {
  /** Any name the store resolves. */
  readonly run: string;
  /** Names with commas between. */
  readonly formats: string;
  readonly audience: string | undefined;
  /** A file for one format, a folder for several; without it the text is only given back. */
  readonly out: string | undefined;
  readonly columns: number;
  readonly colour: boolean;
}

/** Renders a sealed run again; nothing is ever written into its folder. Throws FORMAT_UNKNOWN, RUN_UNKNOWN, USAGE, OUTPUT_UNWRITABLE. */
export async function writeReports(store: Store, order: ReportOrder): Promise<{ text: string; file: string | null }[]> {
  const chosen = order.formats.split(',').map(formatOf);
  const audience = audienceOf(order.audience);
  if (chosen.length > 1 && order.out === undefined)
    throw new HeadroomError('USAGE', 'Several formats need a folder to go to.', 'Name one with --out results/.');
  const { report, folder } = await store.loadRun(await store.resolveRun(order.run));
  const options = {
    columns: order.columns,
    colour: order.colour && order.out === undefined,
    reportPath: path.join(folder, 'report.html'),
    ...(audience === undefined ? {} : { audience }),
  };
  return await Promise.all(
    chosen.map(async (format) => {
      const text = format.render(report, options);
      if (order.out === undefined) return { text, file: null };
      const isFolder = chosen.length > 1 || order.out.endsWith('/') || path.extname(order.out) === '';
      const file = isFolder ? path.join(order.out, `${report.run.id}.${format.extension}`) : order.out;
      await write(file, text, folder);
      return { text, file };
    }),
  );
}

function formatOf(name: string) {
  const format = formats[name.trim()];
  if (format !== undefined) return format;
  throw new HeadroomError('FORMAT_UNKNOWN', `There is no format "${name.trim()}".`, `Choose from ${Object.keys(formats).join(', ')}.`);
}

function audienceOf(name: string | undefined): Audience | undefined {
  const audience = audiences.find((known) => known === name);
  if (name === undefined || audience !== undefined) return audience;
  throw new HeadroomError('USAGE', `There is no audience "${name}".`, `Choose one of ${audiences.join(', ')}.`);
}

async function write(file: string, text: string, runFolder: string): Promise<void> {
  if (path.resolve(file).startsWith(path.resolve(runFolder) + path.sep))
    throw new HeadroomError('USAGE', 'A sealed run is never written into.', 'Name another place with --out.');
  try {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
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
