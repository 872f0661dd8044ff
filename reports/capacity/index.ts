import { csv } from './csv.ts';
import type { CapacityFormat } from './format.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';

export type { CapacityFormat } from './format.ts';

export type CapacityFormatName = 'text' | 'markdown' | 'html' | 'json' | 'csv';

/** Every way to write a capacity down, by the name people ask for it with. */
export const capacityFormats: Readonly<Record<CapacityFormatName, CapacityFormat>> = Object.assign(
  // Without a prototype: a name such as `constructor` is no format.
  Object.create(null),
  { text, markdown, html, json, csv },
);
