import type { RenderOptions } from '../formats/format.ts';

/** One way to write a document of money or planning down. `render` is pure: the same document and options give the same text. */
export interface DocumentFormat<Document> {
  readonly name: string;
  /** Of the file it is written to, without the dot. */
  readonly extension: string;
  readonly render: (document: Document, options?: RenderOptions) => string;
}

export type DocumentFormatName = 'text' | 'markdown' | 'html' | 'json' | 'csv';

/** A map of formats that takes no name of the language, such as `constructor`, for one. */
export function formatMap<Document>(
  formats: readonly DocumentFormat<Document>[],
): Readonly<Record<DocumentFormatName, DocumentFormat<Document>>> {
  return Object.assign(Object.create(null), Object.fromEntries(formats.map((format) => [format.name, format])));
}
