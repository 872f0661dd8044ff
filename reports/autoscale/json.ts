import { jsonText } from '../formats/json.ts';
import type { AutoscaleFormat } from './format.ts';

/** The report as it is, by the schema in docs/schema/autoscale.schema.json. */
export const json: AutoscaleFormat = { name: 'json', extension: 'json', render: (report) => jsonText(report) };
