import { z } from 'zod';
import { reportSchema } from '../../engine/model/report.ts';

/** JSON Schema (draft 2020-12) of what the `json` format writes: the file docs/schema/report.schema.json. */
export function reportJsonSchema(): string {
  const schema = z.toJSONSchema(reportSchema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ title: 'Headroom report', description: 'One run of one scenario: what was measured, judged and compared. Latencies in ms, sizes in bytes, rates as fractions of one.', ...schema }, null, 2)}\n`;
}
