import { formats } from '../../../reports/index.ts';
import { columnNamesIn, encodeColumns } from '../../model/api/columns.ts';
import { HeadroomError } from '../../model/error.ts';
import { approverName } from '../../run/baselines.ts';
import type { Handlers } from '../call.ts';
import { columnsOf } from '../columns/columns.ts';
import { seriesList } from '../columns/series-list.ts';
import type { ReadingContext } from '../listing/lists.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};
const pictureTypes: Readonly<Record<string, string>> = { png: 'image/png', webp: 'image/webp', jpg: 'image/jpeg', jpeg: 'image/jpeg' };
const bytes = 'application/octet-stream';

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** One run: its documents, numbers, files and notes. A run may be called by any name the store resolves. */
export const runHandlers = ({ opened, told, now, lists }: ReadingContext) =>
  ({
    run: async ({ path }) => {
      const { store } = opened();
      const id = await store.resolveRun(path.run);
      const [{ report }, notes, pages, baselines] = await Promise.all([
        store.loadRun(id),
        store.notes.list(id),
        store.loadPages(id),
        store.baselines.list(),
      ]);
      const approved = baselines.find(({ baseline, retirement }) => baseline.run === id && retirement === null)?.baseline;
      return { report, notes, pages, baseline: approved === undefined ? null : { pinned: approved.pinned, ...approved.approved } };
    },
    series: async ({ path }) => {
      const { store } = opened();
      return seriesList(await lists.measurement(store, await store.resolveRun(path.run)));
    },
    columns: async ({ path, query: { series, only, ...stretch } }) => {
      const { store } = opened();
      const measurement = await lists.measurement(store, await store.resolveRun(path.run));
      const wanted = { ...stretch, series: series.split(',').map(Number), only: only === undefined ? undefined : columnNamesIn(only) };
      return encodeColumns(await columnsOf(measurement, wanted));
    },
    exportRun: async ({ path }) => {
      const { store } = opened();
      const format = formats[path.format];
      if (format === undefined)
        throw new HeadroomError(
          'FORMAT_UNKNOWN',
          `There is no format ${JSON.stringify(path.format.slice(0, 40))}.`,
          `Choose from ${Object.keys(formats).join(', ')}.`,
        );
      const id = await store.resolveRun(path.run);
      const { report } = await store.loadRun(id);
      return { bytes: format.render(report), type: types[format.extension] ?? bytes, saveAs: `${id}.${format.extension}` };
    },
    picture: async ({ path }) => {
      const { store } = opened();
      const picture = await store.loadPicture(await store.resolveRun(path.run), path.picture);
      return { bytes: picture, type: pictureTypes[endingOf(path.picture)] ?? bytes, saveAs: null };
    },
    addNote: async ({ path, body: { text, by } }) => {
      const { store } = opened();
      const id = await store.resolveRun(path.run);
      await store.notes.add(id, { at: now().toISOString(), by: by ?? (await approverName(store)), text });
      told('notes');
      return { notes: await store.notes.list(id) };
    },
  }) satisfies Partial<Handlers>;
