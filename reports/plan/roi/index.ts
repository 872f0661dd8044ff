import type { Roi } from '../../../engine/model/roi.ts';
import { jsonText } from '../../formats/json.ts';
import { formatMap } from '../format.ts';
import { csv } from './csv.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';

/** Every way to write down what an investment is worth, by the name people ask for it with. JSON is by docs/schema/roi.schema.json. */
export const roiFormats = formatMap<Roi>([text, html, markdown, { name: 'json', extension: 'json', render: (roi) => jsonText(roi) }, csv]);
