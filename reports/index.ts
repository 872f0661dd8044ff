import { csv } from './formats/csv.ts';
import type { Format } from './formats/format.ts';
import { github } from './formats/github.ts';
import { html } from './formats/html.ts';
import { json } from './formats/json.ts';
import { junit } from './formats/junit.ts';
import { markdown } from './formats/markdown.ts';
import { text } from './formats/text.ts';

export { type Audience, audiences, type Format, type RenderOptions } from './formats/format.ts';

/** Every way to write a report down, by the name people ask for it with. */
export const formats: Readonly<Record<string, Format>> = Object.assign(
  // Without a prototype: a name such as `constructor` is no format.
  Object.create(null),
  Object.fromEntries([text, html, markdown, junit, json, csv, github].map((format) => [format.name, format])),
);
