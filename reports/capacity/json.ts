import { jsonText } from '../formats/json.ts';
import type { CapacityFormat } from './format.ts';

/** The report of a capacity as it is, by the schema in docs/schema/capacity.schema.json. */
export const json: CapacityFormat = { name: 'json', extension: 'json', render: (report) => jsonText(report) };
