import type { Plan } from '../../engine/model/plan.ts';
import { jsonText } from '../formats/json.ts';
import { csv } from './csv.ts';
import { formatMap } from './format.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';

export type { DocumentFormat } from './format.ts';
export { roiFormats } from './roi/index.ts';

/** Every way to write a plan down, by the name people ask for it with. JSON is by docs/schema/plan.schema.json. */
export const planFormats = formatMap<Plan>([
  text,
  html,
  markdown,
  { name: 'json', extension: 'json', render: (plan) => jsonText(plan) },
  csv,
]);
