import path from 'node:path';
import { type Audience, audiences } from '../../reports/formats/format.ts';
import { formats } from '../../reports/index.ts';
import { HeadroomError } from '../model/error.ts';
import type { Store } from '../store/index.ts';
import { chosenFormats, fileAt, writeDocument } from './document-files.ts';

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
  const chosen = chosenFormats(formats, order.formats, order.out);
  const audience = audienceOf(order.audience);
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
      const file = fileAt(order.out, `${report.run.id}.${format.extension}`, chosen.length > 1);
      assertOutside(folder, file);
      await writeDocument(file, text);
      return { text, file };
    }),
  );
}

function audienceOf(name: string | undefined): Audience | undefined {
  const audience = audiences.find((known) => known === name);
  if (name === undefined || audience !== undefined) return audience;
  throw new HeadroomError('USAGE', `There is no audience "${name}".`, `Choose one of ${audiences.join(', ')}.`);
}

function assertOutside(runFolder: string, file: string): void {
  if (path.resolve(file).startsWith(path.resolve(runFolder) + path.sep))
    throw new HeadroomError('USAGE', 'A sealed run is never written into.', 'Name another place with --out.');
}
