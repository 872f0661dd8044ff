import { csv } from './csv.ts';
import type { AutoscaleFormat } from './format.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';

export type { AutoscaleFormat } from './format.ts';

export type AutoscaleFormatName = 'text' | 'markdown' | 'html' | 'json' | 'csv';

/** Every way to write a simulation of scaling down, by the name people ask for it with. */
export const autoscaleFormats: Readonly<Record<AutoscaleFormatName, AutoscaleFormat>> = Object.assign(
  // Without a prototype: a name such as `constructor` is no format.
  Object.create(null),
  { text, markdown, html, json, csv },
);
